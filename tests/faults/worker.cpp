// A writing program in small, for the fault tests: worker COMMAND STORE [NUMBER …]. It prints "done" only after what it
// did is durable. AITALENT_SPOILT makes it wrong on purpose, so that the tests can show that they would notice:
// "split" commits halfway, "deaf" takes errors for success, "touch" writes to a store it only reads.
#include "aitalent/store/erase.h"
#include "aitalent/store/evidence.h"
#include "aitalent/store/health.h"
#include "aitalent/store/people.h"
#include "aitalent/store/plans.h"
#include "aitalent/system/files.h"
#include "aitalent/system/output.h"
#include "aitalent/system/process.h"

#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

using namespace aitalent;

namespace {

const Date today = *parse_iso_date("2026-12-01");
const Deed deed = {"tester", "import staff", "0.1.0"};

bool spoilt(const char *how) {
    return environment("AITALENT_SPOILT") == how;
}

Store open(const std::string &path, Access access) {
    const auto timeout = environment("BUSY_TIMEOUT").value_or("30000");
    return Store::open(path, access, std::chrono::milliseconds(std::atoi(timeout.c_str())));
}

void save_people(Store &store, int from, int to) {
    Transaction transaction(store, deed);
    transaction.begin_batch({.kind = "staff"});
    PeopleSaver people(transaction);
    EvidenceSaver evidence(transaction);
    people.save(Agency{.code = AgencyCode("SAMPLE001"), .name = "範例機關"});
    for (int i = from; i < to; ++i) {
        const StaffNo number("S" + std::to_string(i));
        people.save(
            Person{.agency = AgencyCode("SAMPLE001"), .staff_no = number, .name = "範例", .unit = UnitCode("U1")});
        evidence.save(Rating{.person = people.key_of(AgencyCode("SAMPLE001"), number),
                             .competency = CompetencyId("coding"),
                             .kind = EvidenceKind::manager,
                             .level = Level(2),
                             .on = today});
    }
    transaction.end_batch({.accepted = to - from});
    transaction.commit();
}

void import(const std::string &path, int from, int count) {
    Store store = open(path, Access::write);
    if (spoilt("split")) save_people(store, from, from + count / 2);
    save_people(store, from, from + count);
}

void plan(const std::string &path) {
    Store store = open(path, Access::write);
    TrainingPlan plan;
    for (const auto &person : load_people(store))
        plan.enrolments.push_back(
            {.person = person.key, .session = SessionId("A1-01"), .course = CourseId("A1"), .cost = Money(100)});
    Transaction transaction(store, {"tester", "plan make", "0.1.0"});
    save_plan(transaction, save_run(transaction, {.kind = RunKind::plan, .as_of = today}), plan);
    transaction.commit();
}

void erase(const std::string &path, int number) {
    Store store = open(path, Access::write);
    const auto person = find_person(store, AgencyCode("SAMPLE001"), StaffNo("S" + std::to_string(number)));
    erase_person(store, {"tester", "erase", "0.1.0"}, person.key);
}

/// Everything a reading command reads, and what is wrong with it: people, seats and digest on one line.
int state(const std::string &path) {
    const Store store = open(path, Access::read);
    if (spoilt("touch")) std::ofstream(path, std::ios::app) << " ";
    std::size_t seats = 0;
    for (const auto &run : load_runs(store)) seats += load_plan(store, run.number).enrolments.size();
    load_evidence(store);
    const auto faults = check_store(store, today);
    std::string line = std::to_string(load_people(store).size()) + " " + std::to_string(seats) + " " + digest(store);
    for (const auto &fault : faults) line += " " + fault.code;
    write_stdout(line + "\n");
    return faults.has_errors() ? 1 : 0;
}

int work(const std::vector<std::string> &words) {
    const std::string &command = words.at(0), &path = words.at(1);
    auto number = [&](std::size_t at) { return std::stoi(words.at(at)); };
    if (command == "state") return state(path);
    if (command == "create") Store::create(path, {}, deed);
    if (command == "import") import(path, number(2), number(3));
    if (command == "plan") plan(path);
    if (command == "erase") erase(path, number(2));
    if (command == "backup") back_up(open(path, Access::read), words.at(2));
    if (command == "report") write_file(path, std::string(300'000, 'x'), Existing::replace);
    write_stdout("done\n");
    return 0;
}

} // namespace

int main(int count, char **arguments) {
    try {
        prepare_process();
        return work({arguments + 1, arguments + count});
    } catch (const Error &error) {
        for (const auto &fault : error.faults()) write_stderr(fault.code + " " + fault.value("reason") + "\n");
        if (spoilt("deaf")) return write_stdout("done\n"), 0;
        return static_cast<int>(error.exit());
    }
}
