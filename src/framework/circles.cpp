#include "aitalent/framework/checking.h"

#include <algorithm>

namespace aitalent {

namespace {

enum class Mark : std::uint8_t { fresh, open, done };

struct Frame {
    const std::string *node;
    std::size_t next = 0;
};

std::string written_circle(const std::vector<Frame> &stack, const std::string &closing) {
    auto first = std::find_if(stack.begin(), stack.end(), [&](const Frame &frame) { return *frame.node == closing; });
    std::string text;
    for (auto frame = first; frame != stack.end(); ++frame) text += *frame->node + " → ";
    return text + closing;
}

} // namespace

/// Depth first with a stack of our own: hostile chains are as long as a document allows.
std::vector<std::pair<std::string, std::string>>
circles(const std::map<std::string, std::vector<std::string>> &arrows) {
    std::vector<std::pair<std::string, std::string>> found;
    std::map<std::string_view, Mark> marks;
    for (const auto &[start, unused] : arrows) {
        if (marks[start] != Mark::fresh) continue;
        std::vector<Frame> stack{{&start}};
        marks[start] = Mark::open;
        while (!stack.empty()) {
            Frame &top = stack.back();
            const auto &targets = arrows.at(*top.node);
            if (top.next == targets.size()) {
                marks[*top.node] = Mark::done;
                stack.pop_back();
                continue;
            }
            const auto target = arrows.find(targets[top.next++]);
            if (target == arrows.end()) continue;
            Mark &mark = marks[target->first];
            if (mark == Mark::open) found.emplace_back(*stack.back().node, written_circle(stack, target->first));
            if (mark != Mark::fresh) continue;
            mark = Mark::open;
            stack.push_back({&target->first});
        }
    }
    return found;
}

} // namespace aitalent
