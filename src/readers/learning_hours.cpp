#include "aitalent/readers/learning_hours.h"

#include "aitalent/base/resource.h"
#include "yaml/read_form.h"

namespace aitalent {

template<class Form, Like<LearningHours> Node>
void describe(Form &form, Node &rule) {
    form.required("id", rule.id, "id of the rule");
    form.required("name", rule.name, "name");
    form.optional("note", rule.note, "remark");
    form.required("hours_a_year", rule.a_year, "hours a person is to learn in a calendar year");
    form.optional("prescribed_hours", rule.prescribed, "of these, in prescribed courses");
    form.optional("prescribed_courses", rule.prescribed_courses, "courses that count as prescribed");
}

std::optional<LearningHours> read_learning_hours(std::string_view text, const std::string &file, Faults &faults) {
    Faults found;
    LearningHours rule;
    if (const auto tree = yaml::parse(text, file, found)) {
        const auto said = tree->find("aitalent");
        if (!said || said->kind() != yaml::Kind::scalar || said->text() != "learning-hours/1")
            found.add(Fault("AT-YML-030").at(tree->root().place()).with("expected", "learning-hours/1"));
        yaml::Context context{*tree, found};
        yaml::ReadForm form(context, tree->root(), {}, false);
        form.skip("aitalent");
        describe(form, rule);
        form.end();
    }
    const bool good = !found.has_errors();
    faults.add(std::move(found));
    if (!good) return std::nullopt;
    return rule;
}

const LearningHours &learning_hours() {
    static const LearningHours rule = [] {
        Faults faults;
        auto read = read_learning_hours(embedded("rules/learning-hours.yaml").value(), "learning-hours.yaml", faults);
        if (!read) throw Error(Exit::bug, std::move(faults));
        return *read;
    }();
    return rule;
}

} // namespace aitalent
