#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Documents that mean harm, for tests and benches that watch time and memory. What each must be answered with is in
// tests/unit/readers/yaml_hostile_test.cpp.
namespace hostile {

inline std::string repeated(std::string_view part, std::size_t times) {
    std::string text;
    text.reserve(part.size() * times);
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
}

template<class Line>
std::string numbered(int count, Line line) {
    std::string text;
    for (int i = 0; i < count; ++i) text += line(std::to_string(i));
    return text;
}

inline std::vector<std::pair<std::string, std::string>> documents() {
    const std::string head = "aitalent: framework/1\nid: f\nedition: e\nname: F\n";
    const std::size_t room = (4 << 20) - 200; // the reader's limit, nearly
    auto full = [&](std::string_view part) { return repeated(part, room / part.size()); };
    return {
        {"open brackets", head + "note: " + full("[")},
        {"open brackets, a line each", head + "note:\n" + full("[\n")},
        {"nodes without end", head + "note: [" + full("a,") + "]\n"},
        {"unknown keys", head + numbered(250'000, [](const auto &n) { return "key" + n + ": 1\n"; })},
        {"equal keys", head + full("note: 1\n")},
        {"references into nowhere",
         head + "areas:\n" +
             numbered(5'000, [](const auto &n) { return "  - {id: area-" + n + ", name: N" + n + "}\n"; }) +
             "competencies:\n" +
             numbered(50'000,
                      [](const auto &n) { return "  - {id: c-" + n + ", name: C" + n + ", area: aera-" + n + "}\n"; })},
        {"a chain of hours", head + "areas: [{id: a, name: A}]\nhours_table:\n" +
                                 numbered(20'000,
                                          [](const auto &n) {
                                              return "  - {id: s" + n +
                                                     ", area: a, name: S, own_hours: 1, total_hours: 1, " +
                                                     "builds_on: [[s" + std::to_string(std::stoi(n) + 1) + "]]}\n";
                                          })},
        {"names that fold alike",
         head + "areas: [{id: a, name: A}]\ncompetencies:\n" +
             numbered(50'000, [](const auto &n) { return "  - {id: c-" + n + ", area: a, name: ＡＩ}\n"; })},
        {"one long line", head + "areas: [" + full("{a: 1}, ") + "]\n"},
        {"one long text", head + "note: " + full("x") + "\n"},
        {"quotes", head + "note: \"" + full("\\u4e00") + "\"\n"},
        {"aliases", head + "note: &a [x]\nareas: [" + full("*a, ") + "]\n"},
        {"blank lines and comments", head + full("#\n\n") + "\n"}};
}

} // namespace hostile
