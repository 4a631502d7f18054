// Reads one file from first byte to checked records, five times, and prints the median: what the readers alone cost,
// without the store. A file is made first where none is named:
//   bench_readers [rows] [utf8|cp950]
#include "aitalent/readers/import.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <sys/resource.h>

using namespace aitalent;

namespace {

/// A personnel table of 20 columns; names with characters whose CP950 form looks like a delimiter.
std::string staff_table(int rows) {
    std::string text =
        "員工編號,姓名,機關代碼,單位,職稱,官職等,主管,到職日期,離職日期,縣市,備註1,備註2,備註3,備註4,備註5,備註6,"
        "備註7,備註8,備註9,備註10\r\n";
    const char *names[] = {"許功蓋", "擬小明", "測淑芬", "虛育成", "假雅婷"};
    const char *units[] = {"人事室", "資訊室", "主計室", "秘書室"};
    for (int i = 0; i < rows; ++i) {
        const auto number = std::to_string(i);
        text += "S" + std::string(7 - std::min<std::size_t>(7, number.size()), '0') + number + "," + names[i % 5] +
                number + ",379680000A," + units[i % 4] + ",科員," + (i % 3 ? "6" : "薦任第七職等") + "," +
                (i % 9 ? "否" : "是") + ",1" + (i % 2 ? "10" : "09") + "/0" + std::to_string(i % 9 + 1) +
                "/15,,臺北市,甲,乙,丙,丁,戊,1,22,333,4444,55555\r\n";
    }
    return text;
}

double seconds_of(const std::function<void()> &work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double median_of_five(const std::function<void()> &work) {
    double times[5];
    for (double &time : times) time = seconds_of(work);
    std::sort(std::begin(times), std::end(times));
    return times[2];
}

} // namespace

int main(int argc, char **argv) {
    const int rows = argc > 1 ? std::atoi(argv[1]) : 400'000;
    const auto encoding = parse_encoding(argc > 2 ? argv[2] : "utf8").value_or(Encoding::utf8);
    const std::string bytes = *encode(staff_table(rows), encoding);
    const auto input = memory_input(bytes);
    std::size_t cells = 0;
    const double cut = median_of_five([&] {
        Faults faults;
        cells = 0;
        open_workbook(*input, {}, faults)
            ->read(
                0, [&](const SheetRow &row) { return cells += row.cells.size(), true; }, faults);
    });
    ImportOptions options;
    options.pseudonym_key = "key";
    ImportTotals totals;
    const double import = median_of_five([&] {
        totals =
            stream_import(ImportKind::staff, *input, options, {}, [](ImportRecord &&, const ImportChoice &) {}).totals;
    });
    struct rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    std::printf(
        "%s: %.1f MB, %zu cells; cells %.3f s, checked records %.3f s (%zu accepted, %zu rejected); peak %ld MB\n",
        std::string(name(encoding)).c_str(), static_cast<double>(bytes.size()) / 1e6, cells, cut, import,
        totals.accepted, totals.rejected, usage.ru_maxrss / 1024);
    return 0;
}
