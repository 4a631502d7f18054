#include "aitalent/catalogue/catalogue.h"

#include "aitalent/base/words.h"
#include "aitalent/catalogue/form.h"

namespace aitalent {

namespace {

constexpr Word<Delivery> deliveries[] = {
    {Delivery::online, "online"}, {Delivery::classroom, "classroom"}, {Delivery::blended, "blended"}};
constexpr Word<OpenTo> audiences[] = {
    {OpenTo::everyone, "everyone"}, {OpenTo::region, "region"}, {OpenTo::agency, "agency"}};

} // namespace

std::string_view name(Delivery delivery) {
    return word_of(deliveries, delivery);
}
std::optional<Delivery> parse_delivery(std::string_view word) {
    return value_of(deliveries, word);
}
std::string_view name(OpenTo open_to) {
    return word_of(audiences, open_to);
}
std::optional<OpenTo> parse_open_to(std::string_view word) {
    return value_of(audiences, word);
}

template<>
std::span<const Word<Delivery>> words<Delivery>() {
    return deliveries;
}
template<>
std::span<const Word<OpenTo>> words<OpenTo>() {
    return audiences;
}

std::size_t Catalogue::invented() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        courses, [](const Course &course) { return course.provenance.basis == Basis::invented; }));
}

const Course *Catalogue::find(const CourseId &id) const {
    auto found = std::lower_bound(courses.begin(), courses.end(), id,
                                  [](const Course &course, const CourseId &wanted) { return course.id < wanted; });
    return found == courses.end() || found->id != id ? nullptr : &*found;
}

} // namespace aitalent
