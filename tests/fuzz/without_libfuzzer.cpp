// replay TIMES FOLDER …: runs a fuzz target on every file of the folders and on TIMES simple changes of them, the same
// ones every time. For compilers without libFuzzer; no coverage guides it.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size);

namespace {

void run(const std::string &text) {
    LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char *>(text.data()), text.size());
}

/// A piece removed, doubled, taken from another file, or one byte changed.
std::string changed(std::string text, const std::vector<std::string> &seeds, std::mt19937_64 &chance) {
    auto below = [&](std::size_t bound) { return bound == 0 ? 0 : static_cast<std::size_t>(chance() % bound); };
    constexpr char bytes[] = ":-[]{},#&*!|>'\"%@`?\n\t 0~\\\xe4";
    for (auto steps = 1 + below(4); steps > 0; --steps) {
        const auto at = below(text.size()), length = below(std::min<std::size_t>(40, text.size() - at + 1));
        const auto &other = seeds[below(seeds.size())];
        switch (below(4)) {
        case 0:
            text.erase(at, length);
            break;
        case 1:
            text.insert(at, text.substr(at, length));
            break;
        case 2:
            text.insert(at, other.substr(below(other.size()), length));
            break;
        default:
            if (!text.empty()) text[at] = bytes[below(sizeof bytes - 1)];
        }
    }
    return text;
}

} // namespace

int main(int argc, char **argv) {
    std::vector<std::filesystem::path> files;
    for (int i = 2; i < argc; ++i)
        for (const auto &entry : std::filesystem::directory_iterator(argv[i]))
            if (entry.path().extension() == ".yaml") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<std::string> seeds;
    for (const auto &path : files) {
        std::ifstream file(path, std::ios::binary);
        seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    if (seeds.empty()) return std::puts("no seeds"), 1;
    for (const auto &seed : seeds) run(seed);
    std::mt19937_64 chance(1);
    const int times = argc > 1 ? std::atoi(argv[1]) : 0;
    for (int i = 0; i < times; ++i) run(changed(seeds[chance() % seeds.size()], seeds, chance));
    std::printf("%zu files, %d changed ones: no finding\n", seeds.size(), times);
    return 0;
}
