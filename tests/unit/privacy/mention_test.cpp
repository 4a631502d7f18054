#include "aitalent/privacy/mention.h"

#include <doctest/doctest.h>

using namespace aitalent;

namespace {

/// 王小明, number S77 in agency A, renamed once; whoever else the store of these tests knows.
MentionFinder finder(const std::vector<Called> &who = {{"A", "S77", "王小明"}, {"A", "S77", "王曉明"}}) {
    MentionFinder made(who);
    made.add_other({"A", "S770", "王小明華"});
    made.add_other({"A", "S77-1", "張王小明"});
    made.add_other({"B", "S12", "林志玲"});
    made.add_title("資訊科科長");
    return made;
}

/// The text with what surely means the person in [], what may in {}.
std::string marked(const MentionFinder &finder, const std::string &text, TextKind kind = TextKind::prose,
                   const std::string &agency = {}) {
    std::string said;
    std::size_t at = 0;
    for (const auto &mention : finder.find(text, kind, agency)) {
        const bool sure = mention.doubt == Doubt::none;
        said += text.substr(at, mention.begin - at) + (sure ? "[" : "{") +
                text.substr(mention.begin, mention.end - mention.begin) + (sure ? "]" : "}");
        at = mention.end;
    }
    return said + text.substr(at);
}

struct Case {
    const char *text, *found;
    TextKind kind = TextKind::prose;
};

void hold(const MentionFinder &finder, std::initializer_list<Case> cases, const std::string &agency = "A") {
    for (const auto &each : cases) {
        CAPTURE(each.text);
        CHECK(marked(finder, each.text, each.kind, agency) == each.found);
    }
}

constexpr auto person = TextKind::person;
constexpr auto file = TextKind::file;

} // namespace

TEST_CASE("a name and a number are mentions as whole words, with titles and punctuation, in either width") {
    hold(finder(), {{"王小明", "[王小明]"},
                    {"王曉明", "[王曉明]"}, // the name before
                    {"王小明同意", "[王小明]同意"},
                    {"經王小明核定。", "經[王小明]核定。"},
                    {"「王小明」", "「[王小明]」"},
                    {"「王小明科長」", "「[王小明科長]」"},
                    {"科長王小明", "[科長王小明]"},
                    {"科長王小明", "[科長王小明]", person},
                    {"王小明科長", "[王小明科長]", person},
                    {"資訊科科長王小明", "[資訊科科長王小明]", person},
                    {"王小明/科長", "[王小明/科長]", person},
                    {"王小明、林志玲", "[王小明]、林志玲", person},
                    {"王 小 明", "[王 小 明]"},
                    {"王　小明", "[王　小明]"},
                    {"S77", "[S77]"},
                    {"s77", "[s77]"},
                    {"Ｓ７７", "[Ｓ７７]"},
                    {"S77 調職", "[S77] 調職"},
                    {"S77調職", "[S77]調職"},
                    {"S77 科長", "[S77 科長]", person},
                    {"（S77）", "（[S77]）"},
                    {"S77,S12", "[S77],S12"},
                    {"S77_2026.csv", "[S77]_2026.csv", file},
                    {"王小明評核.xlsx", "[王小明]評核.xlsx", file},
                    {"S77 王小明", "[S77] [王小明]"},
                    {"Director 王小明", "[Director 王小明]", person},
                    {"王小明 (director)", "[王小明] (director)", person}});
}

TEST_CASE("what is a piece of another person's name or number, or of a word, is no mention") {
    hold(finder(), {{"王小明華同意", "王小明華同意"},
                    {"科長張王小明", "科長張王小明", person},
                    {"S770", "S770"},
                    {"S77-1", "S77-1"},
                    {"S777", "S777"},
                    {"XS77", "XS77"},
                    {"王小", "王小"},
                    {"小明", "小明"},
                    {"", ""}});
    const auto nested = [] {
        MentionFinder made({{"A", "7", "王小"}});
        made.add_other({"A", "77", "王小明"});
        return made;
    }();
    hold(nested, {{"王小明", "王小明", person}, {"王小明核定", "王小明核定"}, {"77", "77", person}, {"17", "17"}});
}

TEST_CASE("where another person's longer name may be the name and a title, it is asked about, and so the other way") {
    MentionFinder longer({{"A", "S1", "賴虛宜"}});
    longer.add_other({"A", "S2", "賴虛宜君"});
    hold(longer, {{"賴虛宜君", "{賴虛宜}君"},
                  {"賴虛宜君", "{賴虛宜}君", person},
                  {"賴 虛 宜 君 同意", "{賴 虛 宜} 君 同意"},
                  {"賴虛宜君 S1", "{賴虛宜}君 [S1]"},
                  {"賴虛宜同意", "[賴虛宜]同意"}});
    MentionFinder shorter({{"A", "S2", "賴虛宜君"}});
    CHECK(marked(shorter, "賴虛宜君") == "[賴虛宜君]");
    shorter.add_other({"A", "S1", "賴虛宜"});
    hold(shorter, {{"賴虛宜君", "{賴虛宜君}"}, {"賴虛宜君 S2", "[賴虛宜君] [S2]"}, {"賴虛宜", "賴虛宜"}});
}

TEST_CASE("a short number is fewer than six digits of any width and nothing else") {
    for (const auto *text : {"7", "2027", "12345", "２０２７", "1２3"}) CHECK(is_short_number(text));
    for (const auto *text : {"123456", "１２３４５６", "S77", "12 3", "2027-1"}) CHECK_FALSE(is_short_number(text));
}

TEST_CASE("a short name is surely meant where nothing beside it can belong to a longer one, else it is asked") {
    const MentionFinder short_name({{"A", "S1", "王小"}});
    hold(short_name, {{"王小", "[王小]"},
                      {"王小", "[王小]", person},
                      {"科長王小", "[科長王小]", person},
                      {"王小已同意", "[王小]已同意"},
                      {"由王小簽辦", "由[王小]簽辦"},
                      {"王小、林大", "[王小]、林大"},
                      {"王小明", "{王小}明", person}, // nobody the store knows: a decider from outside
                      {"王小明", "{王小}明"},
                      {"林王小", "林{王小}"},
                      {"S1", "[S1]"}});
}

TEST_CASE("a longer unknown name around a name is asked about") {
    hold(finder(), {{"王小明輝", "{王小明}輝", person},
                    {"王小明輝科長", "{王小明}輝科長", person},
                    {"歐王小明", "歐{王小明}"},
                    {"王小明人事室科員", "[王小明]人事室科員", person},
                    {"人事室王小明", "人事室[王小明]", person}});
    const MentionFinder double_surname({{"A", "S1", "歐陽小"}});
    hold(double_surname, {{"歐陽小明核定", "{歐陽小}明核定"}, {"歐陽小核定", "[歐陽小]核定"}});
}

TEST_CASE("numbers that may be something else are asked about, but not beside the name") {
    MentionFinder digits({{"A", "2027", "王小明"}});
    hold(digits, {{"2027", "[2027]", person}, // a rater of the same agency
                  {"2027 科長", "[2027 科長]", person},
                  {"2027 年計畫", "{2027} 年計畫"},
                  {"2027-01-15", "{2027}-01-15"},
                  {"王小明(2027)", "[王小明]([2027])"},
                  {"12027", "12027"}});
    hold(digits, {{"2027", "{2027}", person}}, "B");
    hold(digits, {{"2027.csv", "{2027}.csv", file}}, "");
    const MentionFinder long_number({{"A", "10023456", "王小明"}});
    hold(long_number, {{"10023456 調職", "[10023456] 調職"}});
    MentionFinder code({{"A", "A1", "王小明"}});
    code.add_identifier("A1"); // a course
    hold(code, {{"A1 課程", "{A1} 課程"}, {"A1", "[A1]", person}});
}

TEST_CASE("what somebody else goes by too is asked about, but not beside what is the person's alone") {
    MentionFinder shared({{"A", "S77", "王小明"}});
    shared.add_other({"B", "S77", "李大華"});
    shared.add_other({"A", "S80", "王小明"});
    hold(shared, {{"王小明", "{王小明}", person}, {"S77 王小明", "[S77] [王小明]"}, {"S77", "[S77]", person}}, "A");
    hold(shared, {{"S77", "{S77}", person}}, "B");
    hold(shared, {{"S77", "{S77}", person}}, "");
}

TEST_CASE("Latin names are whole words in their capitals, with their titles") {
    MentionFinder latin({{"A", "S9", "Li Wei"}, {"A", "S9", "May"}});
    latin.add_other({"A", "S10", "Li Wei Chen"});
    hold(latin, {{"Li Wei", "[Li Wei]"},
                 {"Ｌｉ　Ｗｅｉ", "[Ｌｉ　Ｗｅｉ]"},
                 {"Director Li Wei", "[Director Li Wei]", person},
                 {"approved by Li Wei.", "approved by [Li Wei]."},
                 {"By Li Wei", "By [Li Wei]"},
                 {"Li Wei同意", "[Li Wei]同意"},
                 {"Li Wei Chen", "Li Wei Chen", person},
                 {"Li Wei Huang", "{Li Wei} Huang", person},
                 {"Li Wei-Ming", "{Li Wei}-Ming"},
                 {"Li Weiss", "Li Weiss"},
                 {"li wei", "{li wei}"},
                 {"May asked", "[May] asked"},
                 {"this may be", "this {may} be"},
                 {"Mayor", "Mayor"}});
}

TEST_CASE("a person's number beside his or her Latin name is no part of a longer name, and is told from another's") {
    const MentionFinder latin({{"A", "Z0171", "Invented Namepg"}});
    hold(latin, {{"Z0171 Invented Namepg", "[Z0171] [Invented Namepg]", person},
                 {"Invented Namepg Z0171", "[Invented Namepg] [Z0171]", person},
                 {"Z0171-Invented Namepg", "[Z0171]-[Invented Namepg]", person},
                 {"Z0172 Invented Namepg", "Z0172 {Invented Namepg}", person},
                 {"Z0171 Invented Namepg Longer", "[Z0171] {Invented Namepg} Longer", person},
                 {"Z0171-7 Invented Namepg", "{Z0171}-7 [Invented Namepg]", person}});
    const MentionFinder two({{"A", "2027", "王小明", 1}, {"A", "S2", "林大華", 2}});
    hold(two, {{"2027 王小明", "[2027] [王小明]"}, {"2027 林大華", "{2027} [林大華]"}});
}

TEST_CASE("mentions of several people come in order and never overlap") {
    const MentionFinder two({{"A", "S1", "王大"}, {"A", "S2", "大同明"}});
    CHECK(marked(two, "王大同明") == "{王大}同明");
    CHECK(marked(two, "S1、S2") == "[S1]、[S2]");
    CHECK(MentionFinder({}).find("王小明", TextKind::prose).empty());
    CHECK(marked(two, "\xff\xfeS1") == "\xff\xfe[S1]"); // bytes that are no text
}
