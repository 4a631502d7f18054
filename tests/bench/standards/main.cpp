// Loading and checking a framework of a megabyte against what yaml-cpp alone needs to parse it, in turn, in one run:
// its parser with a handler that does nothing (the hardest baseline), and YAML::Load, what a program would call.
#include "aitalent/exchange/yaml.h"
#include "aitalent/framework/check.h"
#include "aitalent/readers/yaml.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <sstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

using namespace aitalent;

namespace {

/// A framework in our own form, written as officers would get it from `framework export`.
std::string megabyte() {
    Framework framework{.ref = {FrameworkId("large"), "1"}, .name = {"大型架構", "A large framework"}};
    framework.sources = {{.id = "s", .title = {"來源", "Source"}}};
    framework.provenance = {"s", Basis::official, Confidence::high};
    for (int i = 0; i < 60; ++i)
        framework.areas.push_back({.id = AreaId("area-" + std::to_string(i)),
                                   .number = i + 1,
                                   .name = {"領域" + std::to_string(i), "Area " + std::to_string(i)},
                                   .provenance = framework.provenance});
    for (int i = 0; i < 3'000; ++i) {
        const auto n = std::to_string(i);
        framework.competencies.push_back(
            {.id = CompetencyId("competency-" + n),
             .number = i + 1,
             .area = AreaId("area-" + std::to_string(i % 60)),
             .name = {"能力項目第" + n + "項", "Competency number " + n},
             .able_to = {"能在一般業務情境下獨立完成第" + n + "類工作，並向他人說明作法與限制",
                         "Does work of kind " + n + " alone in ordinary cases; tells others how, and where it ends"},
             .since = "1",
             .tools = {"Tool " + n, "另一項工具"},
             .provenance = framework.provenance});
    }
    return to_yaml(framework);
}

struct Nothing : YAML::EventHandler {
    void OnDocumentStart(const YAML::Mark &) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &, YAML::anchor_t) override {}
    void OnAlias(const YAML::Mark &, YAML::anchor_t) override {}
    void OnScalar(const YAML::Mark &, const std::string &, YAML::anchor_t, const std::string &) override {}
    void OnSequenceStart(const YAML::Mark &, const std::string &, YAML::anchor_t, YAML::EmitterStyle::value) override {}
    void OnSequenceEnd() override {}
    void OnMapStart(const YAML::Mark &, const std::string &, YAML::anchor_t, YAML::EmitterStyle::value) override {}
    void OnMapEnd() override {}
};

double milliseconds(const std::function<void()> &work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> times) {
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

} // namespace

int main() {
    const auto text = megabyte();
    std::size_t faults = 0;
    std::vector<double> events, load, ours;
    for (int round = 0; round < 15; ++round) {
        events.push_back(milliseconds([&] {
            std::istringstream stream(text);
            YAML::Parser parser(stream);
            Nothing nothing;
            while (parser.HandleNextDocument(nothing)) {
            }
        }));
        ours.push_back(milliseconds([&] {
            const auto document = read_framework(text, "large.yaml");
            faults = document.with(check(document.value, document.place)).size();
        }));
        load.push_back(milliseconds([&] { YAML::Load(text); }));
    }
    std::printf("%.2f MB, %zu faults; medians of 15 in turn\n", static_cast<double>(text.size()) / 1e6, faults);
    std::printf("yaml-cpp, events only    %7.1f ms\nyaml-cpp, YAML::Load     %7.1f ms\n", median(events), median(load));
    std::printf("read and check           %7.1f ms = %.2f x events, %.2f x Load\n", median(ours),
                median(ours) / median(events), median(ours) / median(load));
    return median(ours) <= 3 * median(events) ? 0 : 1;
}
