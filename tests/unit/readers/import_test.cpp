#include "aitalent/readers/import.h"

#include "aitalent/privacy/identity.h"

#include <doctest/doctest.h>

using namespace aitalent;

namespace {

ImportOptions options_for(std::string agency = "SAMPLE001") {
    ImportOptions options;
    options.file = "f.csv";
    options.agency = AgencyCode(std::move(agency));
    options.pseudonym_key = "key";
    return options;
}

ImportFile imported(ImportKind kind, std::string_view text, const ImportOptions &options = options_for(),
                    const KnownNames &known = {}) {
    return read_import(kind, *memory_input(text), options, known);
}

template<class Row>
std::vector<Row> rows_of(const ImportFile &file) {
    std::vector<Row> rows;
    for (const auto &record : file.records) rows.push_back(std::get<Row>(record));
    return rows;
}

std::vector<std::string> codes(const ImportFile &file) {
    std::vector<std::string> found;
    for (const auto &fault : file.faults) found.push_back(fault.code);
    return found;
}

using Codes = std::vector<std::string>;

KnownNames competencies() {
    KnownNames known;
    known.competencies.emplace();
    known.competencies->add("ai-literacy", {"AI素養", "AI literacy"});
    known.competencies->add("automation", {"自動化應用", "Automation"});
    known.levels.emplace();
    known.levels->add("0", {"未具備"});
    known.levels->add("1", {"認知", "awareness"});
    known.levels->add("2", {"應用", "working"});
    known.highest_level = Level(4);
    return known;
}

} // namespace

TEST_CASE("a staff list with a title block, decorated headings and a totals row is read") {
    const auto file = imported(ImportKind::staff, "範例機關人員名冊,,,,,\n"
                                                  "製表日期：115/11/23,,,,,\n"
                                                  "\n"
                                                  "*員工編號,姓 名,單位,官職等(*),是否主管,到職日期\n"
                                                  "007,王小明,人事室,薦任第六職等,否,99/1/5\n"
                                                  "1E5,李小華,資訊室,8,Y,1140722\n"
                                                  "合計,2人,,,,\n");
    CHECK(file.readable);
    CHECK(file.choice.profile == "staff");
    CHECK(file.choice.header_first_row == 4);
    CHECK(file.totals.read == 3);
    CHECK(file.totals.accepted == 2);
    CHECK(file.totals.skipped == 1);
    CHECK(codes(file) == Codes{"AT-IMP-038"});
    const auto rows = rows_of<StaffRow>(file);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].row == 5);
    CHECK(rows[0].person.staff_no.str() == "007");
    CHECK(rows[0].person.agency.str() == "SAMPLE001");
    CHECK(rows[0].grade == "06");
    CHECK(rows[0].supervisor == false);
    CHECK(iso(*rows[0].entered) == "2010-01-05");
    CHECK(rows[1].person.staff_no.str() == "1E5");
    CHECK_FALSE(rows[1].title);
}

TEST_CASE("a total is named by a whole word: nobody is taken for one") {
    const auto file = imported(ImportKind::staff, "姓名,員工編號,職稱\n"
                                                  "Summer Chen,S1,\n"
                                                  "Notehead Lin,S2,\n"
                                                  "Total: 2,,\n"
                                                  "Subtotal,,2\n"
                                                  "Notes: none,,\n");
    CHECK(file.totals.accepted == 2);
    CHECK(codes(file) == Codes{"AT-IMP-038", "AT-IMP-038", "AT-IMP-039"});
}

TEST_CASE("a unit or a person whose name begins like a total is none") {
    const auto file = imported(ImportKind::staff, "單位,員工編號,姓名,離職日期\n"
                                                  "小計畫室,S1,甲,\n"
                                                  "總計畫科,S2,Sum Lee,\n"
                                                  "合計人數,,2,\n"
                                                  "小計(人),,2,\n"
                                                  "合計 2 人,,,\n"
                                                  "合計,2人,,\n");
    CHECK(file.totals.accepted == 2);
    CHECK(codes(file) == Codes(4, "AT-IMP-038"));
}

TEST_CASE("an agency of an empty store is one in every spelling of the file") {
    const auto file = imported(ImportKind::staff, "機關代碼,員工編號,姓名\nＡ００１,S1,甲\nA001,S2,乙\na001,S3,丙\n");
    const auto rows = rows_of<StaffRow>(file);
    REQUIRE(rows.size() == 3);
    for (const auto &row : rows) CHECK(row.person.agency == AgencyCode("A001"));
}

TEST_CASE("a mapping that no heading fits is told, with the heading that may be meant") {
    auto options = options_for();
    options.map = {"員工代號=staff_no"};
    const auto file = imported(ImportKind::staff, "員工編號,姓名\nS1,甲\n", options);
    CHECK(codes(file) == Codes{"AT-IMP-063"});
    CHECK(file.faults.begin()->value("suggestion") == "員工編號");
}

TEST_CASE("one broken character does not make another encoding of a file") {
    const auto file = imported(ImportKind::staff, "員工編號,姓名\nS1,甲例\nS2,乙\xe4\xbe\nS3,丙例\n");
    CHECK(file.totals.accepted == 2);
    CHECK(file.faults.begin()->code == "AT-SHT-010");
    CHECK(file.faults.begin()->place.line == 3);
}

TEST_CASE("a byte order mark is none of the text, also where the encoding was told") {
    auto options = options_for();
    for (auto told : {std::optional<Encoding>(), std::optional(Encoding::utf8), std::optional(Encoding::utf8_bom)}) {
        options.encoding = told;
        const auto file = imported(ImportKind::staff, "\ufeff\"員工編號\",姓名\nS1,甲\n", options);
        CHECK(file.totals.accepted == 1);
        CHECK(file.faults.empty());
    }
}

TEST_CASE("a character cut in two is found behind doubled quotes as well") {
    auto options = options_for();
    options.encoding = Encoding::utf8;
    const auto file = imported(ImportKind::staff, "員工編號,姓名,職稱\nS1,\"甲\"\"例\xe4\xb8\",科員\n", options);
    CHECK(file.totals.rejected == 1);
    CHECK(codes(file) == Codes{"AT-SHT-010", "AT-IMP-034"}); // a mark stands in its place
}

TEST_CASE("what a row may show of its heading and its sheet holds no identity number") {
    auto options = options_for();
    options.header_row = 1;
    options.map = {"A=staff_no", "B=name", "C=identity"};
    const auto file = imported(ImportKind::staff, "S1,甲,A123456789\nS2,乙,A123456788\n", options);
    REQUIRE(codes(file) == Codes{"AT-IMP-026"});
    CHECK(file.faults.begin()->place.field == "**********");
}

TEST_CASE("a number may be told of its holder and of who left under it before, in one file") {
    const auto file = imported(ImportKind::staff, "員工編號,姓名,離職日期\n"
                                                  "S1,甲,\nS1,乙,109/12/31\nS1,丙,104/12/31\nS1,乙,108/12/31\n"
                                                  "S2,丁,108/12/31\nS2,丁,\nS3,戊,\nS3,戊,108/12/31\n");
    CHECK(file.totals.accepted == 2);
    CHECK(codes(file) == Codes(6, "AT-IMP-022")); // 乙 left on one day only; 丁 and 戊 serve or have left
}

TEST_CASE("every mistake of a row is told with its cell, and only that row is rejected") {
    const auto file = imported(ImportKind::staff, "員工編號,姓名,官職等,到職日期,離職日期\n"
                                                  "S1,甲,6,114/2/29,\n"
                                                  "S2,,99,07/22/2025,\n"
                                                  "S3,丙,6,114/2/1,114/1/1\n"
                                                  "S4,丁,6,114/2/1,\n"
                                                  ",戊,6,,\n"
                                                  "S4,丁丁,6,114/2/1,\n"
                                                  "S4,丁,6,114/2/1,\n");
    CHECK(codes(file) == Codes{"AT-IMP-012", "AT-IMP-010", "AT-IMP-019", "AT-IMP-013", "AT-IMP-023", "AT-IMP-022",
                               "AT-IMP-028", "AT-IMP-022", "AT-IMP-045"});
    CHECK(file.totals.read == 7);
    CHECK(file.totals.accepted == 0);
    CHECK(file.totals.rejected == 6);
    CHECK(file.totals.skipped == 1);
    const Fault &first = *file.faults.begin();
    CHECK(first.place.line == 2);
    CHECK(first.place.column == 4);
    CHECK(first.place.field == "到職日期");
    CHECK(first.value("found") == "114/2/29");
}

TEST_CASE("identity numbers become pseudonyms and appear nowhere but in the rejects") {
    const auto file = imported(ImportKind::staff, "身分證字號,姓名,性別,生日,備註\n"
                                                  "A123456789,王小明,男,70/1/1,\n"
                                                  "A123456788,李小華,女,71/1/1,\n"
                                                  "12345,趙小美,女,72/1/1,\n");
    CHECK(file.totals.accepted == 1);
    CHECK(file.dropped_columns == std::vector<std::string>{"性別", "生日"});
    CHECK(rows_of<StaffRow>(file)[0].person.pseudonym == pseudonym("key", "A123456789"));
    CHECK(codes(file) == Codes{"AT-IMP-026", "AT-IMP-025"});
    for (const auto &fault : file.faults)
        for (const auto &[name, value] : fault.values) {
            CHECK(value.find("12345") == std::string::npos);
            CHECK(value.find("男") == std::string::npos);
        }
    const auto words = [](const Fault &fault) { return fault.code; };
    CHECK(faults_csv(file, words, words).find("12345") == std::string::npos);
    CHECK(rejects_csv(file, words).find("A123456788") != std::string::npos);
    auto keyless = options_for();
    keyless.pseudonym_key.clear();
    CHECK(codes(imported(ImportKind::staff, "身分證字號,姓名\nA123456789,王\n", keyless)) == Codes{"AT-IMP-027"});
}

TEST_CASE("assessments are read one a row or as a matrix, levels by number or name") {
    auto options = options_for();
    options.evidence = EvidenceKind::self;
    options.on = parse_iso_date("2026-11-01");
    const auto list = imported(ImportKind::assessments,
                               "員工編號,能力項目,能力等級,評估方式,評估日期\n"
                               "S1,AI素養,應用,自評,115/1/2\n"
                               "S1,automaton,2,自評,115/1/2\n"
                               "S1,automation,5,自評,115/1/2\n",
                               options, competencies());
    CHECK(codes(list) == Codes{"AT-IMP-020", "AT-IMP-021"});
    CHECK((list.faults.begin())->value("suggestion") == "automation");
    REQUIRE(list.records.size() == 1);
    CHECK(rows_of<RatingRow>(list)[0].competency.str() == "ai-literacy");
    CHECK(rows_of<RatingRow>(list)[0].level == Level(2));

    const auto matrix =
        imported(ImportKind::assessments, ",,能力等級,\n員工編號,姓名,AI素養,自動化應用\nS1,甲,1,\nS2,乙,應用,未具備\n",
                 options, competencies());
    CHECK(matrix.choice.profile == "assessments-matrix");
    CHECK(matrix.totals.accepted == 2);
    const auto ratings = rows_of<RatingRow>(matrix);
    REQUIRE(ratings.size() == 3);
    CHECK(ratings[0].row == 3);
    CHECK(ratings[2].competency.str() == "automation");
    CHECK(ratings[2].level == Level(0));
    CHECK(iso(ratings[2].on) == "2026-11-01");
}

TEST_CASE("a matrix has one column a competency, and a misspelt one is told") {
    auto options = options_for();
    options.evidence = EvidenceKind::manager;
    options.on = parse_iso_date("2026-10-15");
    const auto twice =
        imported(ImportKind::assessments, "員工編號,AI素養,ai-literacy\nS1,1,2\n", options, competencies());
    CHECK_FALSE(twice.readable);
    CHECK(codes(twice) == Codes{"AT-IMP-008"});
    const auto near =
        imported(ImportKind::assessments, "員工編號,AI素養,自動化運用(0-4)\nS1,1,2\n", options, competencies());
    CHECK(near.totals.accepted == 1);
    CHECK(codes(near) == Codes{"AT-IMP-064"});
}

TEST_CASE("one thing named twice in a cell of a course is one, and two sayings about it are a fault") {
    const auto file = imported(ImportKind::courses,
                               "課程代碼,課程名稱,提升能力,先修課程\n"
                               "K1,甲,AI素養 0-1;ai-literacy 0-1,A1;A1\n"
                               "K2,乙,AI素養 0-1;AI素養 0-2,\n",
                               options_for(), competencies());
    CHECK(codes(file) == Codes{"AT-IMP-043"});
    const auto rows = rows_of<CourseRow>(file);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].lifts->size() == 1);
    CHECK(rows[0].after_courses->size() == 1);
}

TEST_CASE("a result is passed or not in its own words, and a part of one is no score") {
    const auto file = imported(ImportKind::results, "員工編號,課程代碼,結訓日期,通過,訓練成績\n"
                                                    "S1,A101,115/03/02,未完訓,59.9\n"
                                                    "S2,A101,115/03/02,取消,\n"
                                                    "S3,A101,115/03/02,完訓,0.85\n");
    CHECK(codes(file) == Codes{"AT-IMP-018", "AT-IMP-014"});
    const auto rows = rows_of<ResultRow>(file);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].passed == false);
    CHECK(rows[0].score == 59);
}

TEST_CASE("files with the headings of the DGPA are known by them") {
    const auto sessions = imported(
        ImportKind::sessions,
        "課程代碼,期別,課程名稱,學位學分,課程類別代碼,課程簡介,上課縣市,上課地點,招生人數,學習費用,認證時數(學分),"
        "學習性質,開課起始日期,開課起始時間,開課結束日期,開課結束時間\n"
        "A101,01,AI入門,1,522,,10,公訓處,30,1200,6,2,1160301,0900,1160301,1600\n");
    CHECK(sessions.choice.profile == "dgpa-class-sessions");
    REQUIRE(sessions.records.size() == 1);
    const auto session = rows_of<SessionRow>(sessions)[0];
    CHECK(session.id.str() == "A101-01");
    CHECK(session.seats == 30);
    CHECK(iso(session.starts) == "2027-03-01");
    CHECK(session.from_time == std::chrono::minutes(540));
    CHECK(session.price_per_seat == Money(1200));

    const auto results =
        imported(ImportKind::results, "課程代碼,期別,身分證字號,姓名,通過,訓練成績,訓練總數,證件字號,出勤上課狀況,"
                                      "生日,學習性質,數位時數,實體時數,實際上課結束日期\n"
                                      "A101,1,A123456789,王,1,85.5,6,,,70/1/1,2,0,6,1150302\n");
    CHECK(results.choice.profile == "dgpa-regist1");
    REQUIRE(results.records.size() == 1);
    const auto result = rows_of<ResultRow>(results)[0];
    CHECK(result.passed);
    CHECK(result.score == 85);
    CHECK(result.attended == std::chrono::hours(6));
    CHECK(result.session.str() == "A101-1");
}

TEST_CASE("courses say what they lift and what comes before") {
    const auto file = imported(ImportKind::courses,
                               "課程代碼,課程名稱,時數,費用,提升能力,先備能力,先修課程,學習性質\n"
                               "A101,AI入門,6,\"1,200\",AI素養 0-1；自動化應用 1→2,,,實體\n"
                               "A102,自動化,12,2400元,automation:2,AI素養 1,A101,3\n"
                               "A103,壞,6,0,AI素養 2-1,AI素養,,\n",
                               options_for(), competencies());
    const auto rows = rows_of<CourseRow>(file);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].lifts == std::vector<Lift>{{CompetencyId("ai-literacy"), Level(0), Level(1)},
                                             {CompetencyId("automation"), Level(1), Level(2)}});
    CHECK(rows[1].price == Money(2400));
    CHECK(rows[1].after_courses == std::vector<CourseId>{CourseId("A101")});
    CHECK(rows[1].after_levels->front().second == Level(1));
    CHECK(codes(file) == Codes{"AT-IMP-043", "AT-IMP-044"});
}

TEST_CASE("columns are mapped by the user where headings do not tell") {
    auto options = options_for();
    CHECK(codes(imported(ImportKind::staff, "代號甲,姓名,單位\nS1,王,甲\n", options)) == Codes{"AT-IMP-007"});
    options.map = {"代號甲=staff_no"};
    const auto file = imported(ImportKind::staff, "代號甲,姓名,單位\nS1,王,甲\n", options);
    REQUIRE(file.records.size() == 1);
    CHECK(file.choice.columns[0].how == ColumnChoice::How::told);
    options.map = {"A=staff_no"};
    CHECK(imported(ImportKind::staff, "代號甲,姓名,單位\nS1,王,甲\n", options).records.size() == 1);
    options.map = {"性別=title"};
    CHECK(codes(imported(ImportKind::staff, "員工編號,姓名,性別\nS1,王,男\n", options)) == Codes{"AT-IMP-046"});
    options.map = {"x=staf_no"};
    const auto wrong = imported(ImportKind::staff, "x,姓名\nS1,王\n", options);
    CHECK(wrong.faults.begin()->value("suggestion") == "staff_no");
    CHECK(codes(imported(ImportKind::staff, "員工編號,員工編號(*),姓名\nS1,S1,王\n")) == Codes{"AT-IMP-008"});
    const auto two = imported(ImportKind::staff, "服務單位,員編,員工編號,姓名\n人事室,1,S1,王\n");
    CHECK(rows_of<StaffRow>(two)[0].person.staff_no.str() == "S1");
    CHECK(two.choice.columns[1].how == ColumnChoice::How::ignored);
    CHECK(codes(imported(ImportKind::staff, "a,b\n1,2\n")) == Codes{"AT-IMP-001"});
}

TEST_CASE("the rejects, corrected and read again, give what the clean file would have given") {
    const std::string title = "名冊,,\r\n員工編號,姓名,到職日期\r\n";
    const std::string big5 =
        *encode(title + "S1,許功蓋,114/2/30\r\nS2,=乙,114/2/1\r\nS3,\"丙,丙\",114/2/31\r\n", Encoding::cp950);
    const auto file = imported(ImportKind::staff, big5);
    CHECK(file.choice.dialect->encoding.encoding == Encoding::cp950);
    CHECK(file.totals.rejected == 2);
    const auto words = [](const Fault &fault) { return "沒有這一天：" + fault.value("found"); };
    std::string rejects = rejects_csv(file, words);
    std::string text;
    Decoder(Encoding::cp950).decode(rejects, true, text);
    CHECK(text == "名冊,,\r\n員工編號,姓名,到職日期,匯入問題 (import problem)\r\n"
                  "S1,許功蓋,114/2/30,沒有這一天：114/2/30\r\nS3,\"丙,丙\",114/2/31,沒有這一天：114/2/31\r\n");
    for (std::size_t at; (at = rejects.find("114/2/3")) != std::string::npos;) rejects.replace(at, 8, "114/2/28");
    const auto again = imported(ImportKind::staff, rejects);
    CHECK(again.totals.accepted == 2);
    CHECK(again.faults.empty());
    CHECK(rows_of<StaffRow>(again)[1].name == "丙,丙");
}

TEST_CASE("a guard put on by our own export is taken off again, in text files only") {
    const auto file = imported(ImportKind::staff, "員工編號,姓名,單位\nS1,'=甲,'-\n");
    CHECK(rows_of<StaffRow>(file)[0].name == "=甲");
    CHECK(rows_of<StaffRow>(file)[0].unit == "-");
}

TEST_CASE("one name twice in a unit is a warning, and both people are accepted") {
    const auto file = imported(ImportKind::staff, "員工編號,姓名,單位\nS1,王小明,甲\nS2,王小明,乙\nS3,王小明,甲\n");
    CHECK(codes(file) == Codes{"AT-IMP-037"});
    CHECK(file.faults.begin()->value("row") == "2");
    CHECK(file.totals.accepted == 3);
    CHECK(file.complete);
}

TEST_CASE("a file with more faults than asked for is given up, and says so") {
    auto options = options_for();
    options.max_faults = 5;
    std::string text = "員工編號,姓名\n";
    for (int i = 0; i < 100; ++i) text += "S" + std::to_string(i) + ",\n";
    const auto file = imported(ImportKind::staff, text, options);
    CHECK_FALSE(file.complete);
    CHECK(codes(file).back() == "AT-IMP-009");
    CHECK(file.totals.read == file.totals.accepted + file.totals.rejected + file.totals.skipped);
}

TEST_CASE("two rows of one number that say different things are both rejected, whatever else is wrong") {
    const auto file = imported(ImportKind::staff, "員工編號,姓名,官職等\nS1,甲,6\nS2,乙,6\nS1,丙,99\nS1,甲,6\n");
    CHECK(codes(file) == Codes{"AT-IMP-022", "AT-IMP-019", "AT-IMP-022", "AT-IMP-045"});
    CHECK(file.faults.begin()->value("row") == "4");
    REQUIRE(file.rejected.size() == 2);
    CHECK(file.rejected[0].row == 2);
    CHECK(file.rejected[1].row == 4);
    REQUIRE(file.records.size() == 1);
    CHECK(rows_of<StaffRow>(file)[0].person.staff_no.str() == "S2");
}

TEST_CASE("a number stands in two agencies at once, and unknown agencies are no agency") {
    KnownNames known;
    known.agencies.emplace();
    for (const char *code : {"A1", "A2"}) known.agencies->add(code);
    const auto file = imported(ImportKind::staff, "機關代碼,員工編號,姓名\nA1,S1,甲\nA2,S1,乙\nX,S1,丙\nY,S1,丁\n",
                               options_for(), known);
    CHECK(codes(file) == Codes{"AT-IMP-020", "AT-IMP-020"});
    CHECK(file.totals.accepted == 2);
}

TEST_CASE("a unit the agency does not have is told once, a slip as a warning") {
    KnownNames known;
    known.units[AgencyCode("SAMPLE001")].add("U1", {"資訊科"});
    const auto file = imported(ImportKind::staff,
                               "員工編號,姓名,單位\nS1,甲,資訊科\nS2,乙,資迅科\nS3,丙,資迅科\nS4,丁,主計及統計室\n",
                               options_for(), known);
    CHECK(codes(file) == Codes{"AT-IMP-049", "AT-IMP-049"});
    CHECK(file.faults.begin()->value("suggestion") == "資訊科");
    CHECK(file.faults.begin()->severity == Severity::warning);
    CHECK((file.faults.begin() + 1)->severity == Severity::info);
    const auto rows = rows_of<StaffRow>(file);
    REQUIRE(rows.size() == 4);
    CHECK(rows[0].unit_code == "U1");
    CHECK(rows[1].unit == "資迅科");
}

TEST_CASE("every profile in the binary is sound and finds its own headings") {
    CHECK(import_profiles().size() >= 18);
    for (const auto &profile : import_profiles()) {
        INFO(profile.id);
        CHECK_FALSE(profile.headings.empty());
        CHECK_FALSE(profile.name.in(Lang::zh_tw).empty());
    }
    Faults faults;
    CHECK_FALSE(parse_import_profile("aitalent: import-profile/1\nid: x\nkind: staff\nname: x\nheadings: {nam: [a]}\n",
                                     "p.yaml", faults));
    CHECK(faults.begin()->code == "AT-IMP-006");
    CHECK(faults.begin()->value("suggestion") == "name");
}

TEST_CASE("a proposal names what a file of unknown kind could be") {
    const auto proposal = propose_import(*memory_input("機關代碼,機關名稱,主管機關代碼,郵遞區號\n1,甲,,100\n"), {}, {});
    CHECK(proposal.kind == ImportKind::agencies);
    CHECK(proposal.choice.profile == "dgpa-agencies");
    REQUIRE(proposal.fits.size() > 1);
}
