// Every file of tests/corpus/spoilt-yaml is spoilt in a way of its own; NAME.expected lists the faults that reading and
// checking it must give, each with its line and column, and nothing else. AITALENT_ACCEPT=1 rewrites the lists.
#include "aitalent/base/resource.h"
#include "aitalent/catalogue/check.h"
#include "aitalent/framework/check.h"
#include "aitalent/readers/yaml.h"

#include "source_dir.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace aitalent;
namespace fs = std::filesystem;

namespace {

const fs::path corpus = source_dir() / "tests" / "corpus" / "spoilt-yaml";

std::string bytes_of(const fs::path &path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

const Framework &guideline() {
    static const auto document =
        read_framework(embedded("frameworks/moda-ai-talent-115v3.0.yaml").value(), "guideline.yaml");
    return document.value;
}
const Profile &civil_service() {
    static const auto document =
        read_profile(embedded("profiles/tw-civil-service-2026.1.yaml").value(), "profile.yaml");
    return document.value;
}

template<class T, class Check>
Faults all_faults(const Document<T> &document, Check checked) {
    return document.with(checked(document.value, document.place));
}

Faults faults_of_profile(const std::string &text, const std::string &file, const std::string &extends) {
    const Profile *parent = extends == civil_service().str() ? &civil_service() : nullptr;
    return all_faults(read_profile(text, file, parent), [&](const Profile &profile, const PlaceOf &place) {
        Faults faults = check(profile, guideline(), place);
        if (parent != nullptr) faults.add(check_layer(*parent, profile, place));
        return faults;
    });
}

Faults faults_of(const std::string &text, const std::string &file) {
    Faults faults;
    const auto header = read_header(text, file, faults);
    if (!header) return faults;
    switch (header->kind) {
    case DocumentKind::framework:
        return all_faults(read_framework(text, file),
                          [](const auto &framework, const auto &place) { return check(framework, place); });
    case DocumentKind::catalogue:
        return all_faults(read_catalogue(text, file), [](const auto &catalogue, const auto &place) {
            return check(catalogue, guideline(), civil_service(), place);
        });
    default:
        return faults_of_profile(text, file, header->extends);
    }
}

std::string listed(const Faults &faults) {
    std::string text;
    for (const auto &fault : faults) {
        text += fmt::format("{} {}:{}", fault.code, fault.place.line, fault.place.column);
        if (!fault.place.field.empty()) text += " " + fault.place.field;
        for (auto key : {"found", "expected", "suggestion"})
            if (!fault.value(key).empty()) text += fmt::format(" {}={}", key, fault.value(key));
        text += "\n";
    }
    return text;
}

} // namespace

TEST_CASE("every spoilt file gives the faults expected of it, at their line and column") {
    std::set<fs::path> files;
    for (const auto &entry : fs::directory_iterator(corpus))
        if (entry.path().extension() == ".yaml") files.insert(entry.path());
    CHECK(files.size() >= 60);
    for (const auto &path : files) {
        const std::string found = listed(faults_of(bytes_of(path), path.filename().string()));
        const fs::path expected = fs::path(path).replace_extension(".expected");
        if (std::getenv("AITALENT_ACCEPT") != nullptr) std::ofstream(expected, std::ios::binary) << found;
        INFO(path.filename().string());
        CHECK(found != "");
        CHECK(found == bytes_of(expected));
    }
}

TEST_CASE("the corpus provokes every code of form and content that a document can have") {
    std::set<std::string> seen;
    for (const auto &entry : fs::directory_iterator(corpus)) {
        std::ifstream file(entry.path());
        if (entry.path().extension() != ".expected") continue;
        for (std::string line; std::getline(file, line);) seen.insert(line.substr(0, 10));
    }
    for (int number = 1; number <= 32; ++number) {
        if (number == 3 || number == 26) continue; // sizes; see yaml_hostile_test.cpp
        const std::string code = fmt::format("AT-YML-{:03}", number);
        CHECK_MESSAGE(seen.contains(code), code);
    }
    for (int number = 1; number <= 31; ++number) {
        const std::string code = fmt::format("AT-FRM-{:03}", number);
        CHECK_MESSAGE(seen.contains(code), code);
    }
    for (int number = 1; number <= 13; ++number) {
        const std::string code = fmt::format("AT-CAT-{:03}", number);
        CHECK_MESSAGE(seen.contains(code), code);
    }
}

TEST_CASE("the shipped documents pass every check") {
    const auto guideline_text = embedded("frameworks/moda-ai-talent-115v3.0.yaml").value();
    CHECK(listed(faults_of(std::string(guideline_text), "f")) == "");
    CHECK(listed(faults_of(std::string(embedded("frameworks/moda-ai-talent-v2.yaml").value()), "f")) == "");
    CHECK(listed(faults_of(std::string(embedded("frameworks/moda-civil-ai-talent-beta.yaml").value()), "f")) == "");
    CHECK(listed(faults_of(std::string(embedded("profiles/tw-civil-service-2026.1.yaml").value()), "f")) == "");
    const auto catalogue = read_catalogue(embedded("catalogue/sample-2027.yaml").value(), "f");
    CHECK(listed(check(catalogue.value, guideline(), civil_service(), catalogue.place)) == "");
    CHECK(listed(check_coverage(catalogue.value, civil_service(), catalogue.place)) == "");
}
