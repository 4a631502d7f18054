// O*NET database, text files: Content Model Reference, Occupation Data and one of Skills, Knowledge or Abilities. An
// element becomes a competency under the element above it, an occupation a role. Scale LV (0 … 7) gives the level,
// rounded half up, scale IM (1 … 5) the weight; elements marked not relevant ask nothing.
#include "conversion.h"

namespace aitalent {

namespace {

using namespace exchange;

constexpr std::string_view model[] = {"Element ID", "Element Name", "Description"};
constexpr std::string_view occupations[] = {"O*NET-SOC Code", "Title", "Description"};
constexpr std::string_view ratings[] = {"O*NET-SOC Code", "Element ID", "Scale ID", "Data Value", "Not Relevant"};

struct Element {
    std::string name, description;
};

/// "4.62" → 5, "0.49" → 0, rounded half up on the text itself; nothing for what is not 0.00 … 9.99.
std::optional<int> rounded(const std::string &text) {
    const bool whole = text.size() == 1, decimal = text.size() > 2 && text[1] == '.';
    if ((!whole && !decimal) || text.find_first_not_of("0123456789.") != text.npos || text[0] == '.')
        return std::nullopt;
    return text[0] - '0' + (decimal && text[2] >= '5');
}

class OnetConversion {
  public:
    explicit OnetConversion(Conversion &conversion) : conversion_(conversion) {}

    void take_element(const Record &record) {
        elements_[record["Element ID"]] = {record["Element Name"], record["Description"]};
    }
    void take_occupation(const Record &record) {
        const auto code = record["O*NET-SOC Code"];
        conversion_.role(code, code, record["Title"], record["Description"]);
    }
    void take_rating(const Record &record) {
        const auto role = record["O*NET-SOC Code"], element = record["Element ID"], scale = record["Scale ID"];
        if (record["Not Relevant"] == "Y") return conversion_.left_out().add("Not Relevant");
        const auto value = rounded(record["Data Value"]);
        if (!value || *value > 7)
            return conversion_.tell(
                record, Fault("AT-FRM-062").with("found", record["Data Value"]).with("expected", "0.00 … 7.00"));
        if (scale == "IM") {
            weights_[{role, element}] = std::max(1, *value);
            return conversion_.weigh(role, element, std::max(1, *value));
        }
        if (scale != "LV" || *value == 0) return conversion_.left_out().add(scale == "LV" ? "level 0" : scale);
        use(element);
        const auto weight = weights_.find({role, element});
        conversion_.requires_of(record, role, element,
                                {.competency = {},
                                 .level = Level(static_cast<std::uint8_t>(*value)),
                                 .weight = weight == weights_.end() ? 1 : weight->second});
    }

  private:
    Conversion &conversion_;
    std::map<std::string, Element> elements_;
    std::map<std::pair<std::string, std::string>, int> weights_;

    /// Only elements that are rated become competencies: the model holds everything there is to say of work.
    void use(const std::string &id) {
        const auto found = elements_.find(id);
        if (found == elements_.end() || conversion_.knows_competency(id)) return;
        const auto above = id.substr(0, std::min(id.rfind('.'), id.size()));
        const auto group = elements_.find(above);
        conversion_.competency(id, id, found->second.name, found->second.description,
                               conversion_.area(above, group == elements_.end() ? above : group->second.name));
    }
};

} // namespace

Converted from_onet(std::span<const ForeignTable> tables, const EditionRef &as) {
    Converted out;
    Conversion conversion(out, as,
                          {.id = "onet",
                           .title = {.zh_tw = {}, .en = "O*NET Database"},
                           .basis = Basis::official,
                           .note = {.zh_tw = {}, .en = "U.S. Department of Labor, CC BY 4.0"}},
                          Confidence::high);
    std::vector<std::pair<std::string, std::string>> words;
    for (char level = '1'; level <= '7'; ++level)
        words.emplace_back(fmt::format("level-{}", level), fmt::format("Level {}", level));
    conversion.scale("onet-level", {.zh_tw = "O*NET 七級", .en = "O*NET levels"}, std::move(words));
    OnetConversion onet(conversion);
    const TableForm forms[] = {{occupations, [&](const Record &record) { onet.take_occupation(record); }},
                               {model, [&](const Record &record) { onet.take_element(record); }},
                               {ratings, [&](const Record &record) { onet.take_rating(record); }}};
    convert_tables(tables, forms, out.faults);
    conversion.end(as.str());
    return out;
}

} // namespace aitalent
