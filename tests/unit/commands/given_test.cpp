// Empty is not "not given": every option, argument and variable of every command, taken from the command tree, is tried
// with nothing and with blanks.
#include "aitalent/commands/run.h"
#include "commands/help.h"
#include "commands/tree.h"
#include "folder.h"
#include "source_dir.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include <fcntl.h>
#include <unistd.h>

#include <doctest/doctest.h>

using namespace aitalent;

namespace {

/// A folder to work in, with what commands say on standard error caught in a file.
class Workplace {
  public:
    Workplace() : before_(std::filesystem::current_path()), errors_(::dup(STDERR_FILENO)) {
        std::filesystem::current_path(folder_.path());
        file_ = ::open("said", O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        ::setenv("AITALENT_LANG", "en", 1);
    }
    ~Workplace() {
        ::close(file_);
        ::close(errors_);
        std::filesystem::current_path(before_);
    }

    /// Exit code of the command line.
    int run(const std::vector<std::string> &words) {
        std::vector<std::string> copies = {"aitalent"};
        copies.insert(copies.end(), words.begin(), words.end());
        std::vector<char *> arguments;
        for (auto &word : copies) arguments.push_back(word.data());
        ::ftruncate(file_, 0);
        ::lseek(file_, 0, SEEK_SET);
        ::dup2(file_, STDERR_FILENO);
        const int code = aitalent::run(static_cast<int>(arguments.size()), arguments.data());
        ::dup2(errors_, STDERR_FILENO);
        return code;
    }
    std::string said() const {
        std::stringstream text;
        text << std::ifstream("said").rdbuf();
        return text.str();
    }

  private:
    TestFolder folder_;
    std::filesystem::path before_;
    int errors_ = -1, file_ = -1;
};

struct Given {
    std::vector<std::string> command; ///< "plan", "make"
    std::vector<std::string> others;  ///< what the command needs beside the option, with values
    std::string name;                 ///< "--unit", or "FILE" of an argument
    bool positional = false;
    bool shared = false; ///< an option of every command
};

std::string spelling(const CLI::Option &option) {
    return option.get_positional() ? option.get_name(true, false) : "--" + option.get_lnames().front();
}

bool takes_value(const CLI::Option &option) {
    return option.get_type_size() != 0 && option.get_expected_max() > 0;
}

/// Everything that takes a value, of each command that can be called; shared options once with each command.
void collect(const CLI::App &app, std::vector<std::string> path, std::vector<Given> &all) {
    const auto below = app.get_subcommands({});
    for (const auto *sub : below) {
        auto longer = path;
        longer.push_back(sub->get_name());
        collect(*sub, longer, all);
    }
    if (path.empty() || (!below.empty() && app.get_require_subcommand_min() > 0)) return;
    for (const auto *at = &app; at != nullptr; at = at->get_parent())
        for (const auto *option : at->get_options()) {
            if (!takes_value(*option)) continue;
            Given given{path, {}, spelling(*option), option->get_positional(), at != &app};
            for (const auto *other : app.get_options()) {
                if (other == option || !takes_value(*other) || !other->get_required()) continue;
                if (!other->get_positional()) given.others.push_back(spelling(*other));
                given.others.push_back("1");
            }
            all.push_back(std::move(given));
        }
}

std::vector<Given> everything() {
    Invocation run;
    run.lang = Lang::en;
    CLI::App root;
    build_tree(root, run);
    std::vector<Given> all;
    collect(root, {}, all);
    return all;
}

/// The variables the program reads, out of its source.
std::set<std::string> variables() {
    static const std::regex call("(?:environment|getenv)\\(\"([A-Z_]+)\"");
    std::set<std::string> names;
    for (const auto &file : std::filesystem::recursive_directory_iterator(source_dir() / "src")) {
        if (!file.is_regular_file()) continue;
        std::stringstream text;
        text << std::ifstream(file.path()).rdbuf();
        const std::string source = text.str();
        for (std::sregex_iterator at(source.begin(), source.end(), call), end; at != end; ++at) names.insert((*at)[1]);
    }
    return names;
}

std::string joined_words(const std::vector<std::string> &words) {
    std::string text;
    for (const auto &word : words) text += word + " ";
    return text;
}

} // namespace

TEST_CASE("an empty or blank option or argument of any command is refused by its name, and nothing is made") {
    Workplace place;
    const auto all = everything();
    CHECK(all.size() > 500);
    std::size_t tried = 0, turn = 0;
    for (const auto &given : all) {
        // The options all commands share go one way, so each command tries them with one of the values in turn.
        std::vector<std::string> values = {"", " ", "\u3000"};
        if (given.shared) values = {values[turn++ % values.size()]};
        for (const auto &value : values) {
            auto words = given.command;
            if (given.positional) {
                words.push_back(value);
                words.insert(words.end(), given.others.begin(), given.others.end());
            } else {
                words.insert(words.end(), given.others.begin(), given.others.end());
                words.push_back(given.name);
                words.push_back(value);
            }
            INFO(joined_words(words));
            REQUIRE(place.run(words) == 2);
            const auto said = place.said();
            INFO(said);
            CHECK(said.find("AT-CLI-007") != std::string::npos);
            if (!given.positional) CHECK(said.find(given.name + " is given an empty value") != std::string::npos);
            ++tried;
        }
        if (given.positional || given.shared) continue;
        auto words = given.command;
        words.insert(words.end(), given.others.begin(), given.others.end());
        words.push_back(given.name + "=");
        INFO(joined_words(words));
        REQUIRE(place.run(words) == 2);
        CHECK(place.said().find(given.name + " is given an empty value") != std::string::npos);
        ++tried;
    }
    MESSAGE(tried, " empty values were refused");
    for (const auto &file : std::filesystem::directory_iterator(".")) CHECK(file.path().filename().string() == "said");
}

TEST_CASE("an empty or blank variable of ours is refused by its name; those of others may be empty") {
    Workplace place;
    std::set<std::string> may_be_empty;
    std::size_t tried = 0;
    for (const auto &name : variables())
        for (const char *value : {"", " "}) {
            ::setenv(name.c_str(), value, 1);
            for (const auto &words : std::vector<std::vector<std::string>>{{"status"},
                                                                           {"import", "history"},
                                                                           {"import", "staff", "x.csv"},
                                                                           {"erase", "--person", "S1", "--yes"}}) {
                INFO(name << "='" << value << "' " << joined_words(words));
                const int code = place.run(words);
                if (name.starts_with("AITALENT_")) {
                    REQUIRE(code == 2);
                    // Without a language of its own the program speaks Chinese.
                    const auto said = name + (name == "AITALENT_LANG" ? " 的值是空的" : " is given an empty value");
                    CHECK(place.said().find(said) != std::string::npos);
                } else {
                    may_be_empty.insert(name);
                    CHECK(code == 66);
                }
                ++tried;
            }
            name == "AITALENT_LANG" ? ::setenv("AITALENT_LANG", "en", 1) : ::unsetenv(name.c_str());
        }
    std::string list;
    for (const auto &name : may_be_empty) list += " " + name;
    MESSAGE(tried, " empty variables were tried; may be empty:", list);
    CHECK(may_be_empty == std::set<std::string>{"NO_COLOR"});
}

TEST_CASE("an identity number in a text of the command line is refused, and not printed") {
    Workplace place;
    for (const std::string number : {"A123456789", "ａ１２３４５６７８９", "A123-456-789", "陳A123456789案"})
        for (std::vector<std::string> words :
             std::vector<std::vector<std::string>>{{"plan", "approve", "2027", "--by"},
                                                   {"plan", "make", "--name"},
                                                   {"select", "override", "S1", "--out", "--by", "x", "--reason"},
                                                   {"select", "--role", "x", "--seats", "1", "--seed"},
                                                   {"init", "--purpose"},
                                                   {"import", "staff", "x.csv", "--agency"},
                                                   {"plan", "show"}}) {
            words.push_back(number);
            INFO(joined_words(words));
            REQUIRE(place.run(words) == 2);
            CHECK(place.said().find("AT-CLI-008") != std::string::npos);
            CHECK(place.said().find("23456789") == std::string::npos);
        }
    // Names of files may hold one: they are masked wherever they are kept or shown.
    CHECK(place.run({"import", "staff", "A123456789.csv", "--db", "A123456789.db"}) == 66);
    CHECK(place.said().find("A123456789") == std::string::npos);
}
