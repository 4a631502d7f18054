#include "attention.h"

#include "aitalent/messages/fault_text.h"
#include "aitalent/messages/labels.h"
#include "aitalent/readers/yaml.h"
#include "aitalent/store/evidence.h"
#include "aitalent/store/health.h"
#include "aitalent/store/limits.h"
#include "aitalent/store/runs.h"

#include <algorithm>
#include <set>

namespace aitalent {

namespace {

constexpr int soon_months = 3; ///< how far ahead expiring certificates are named

class Attention {
  public:
    explicit Attention(Office &office)
        : office_(office), rows_{"attention", say("需要留意", "Wants attention")}, as_of_(office.as_of()) {
        for (const char *key : {"item", "count", "what"}) rows_.columns.push_back({key, label(key, office.lang())});
        rows_.columns.back().wide = true;
    }

    Table rows() {
        evidence();
        catalogue();
        budgets();
        editions();
        runs();
        return std::move(rows_);
    }

  private:
    std::string say(const char *zh, const char *en) const { return office_.lang() == Lang::en ? en : zh; }
    void add(const char *item, std::int64_t number, std::string what) {
        if (number > 0) rows_.rows.push_back({label(item, office_.lang()), number, std::move(what)});
    }

    void evidence() {
        PeopleFilter serving;
        serving.in_service_on = as_of_;
        const auto evidence = load_evidence(office_.store(), serving);
        std::int64_t stale = 0, expired = 0, expiring = 0;
        for (const auto &person : load_people(office_.store(), serving)) {
            const auto own = evidence_of(evidence, person.key);
            for (const auto &level : levels_of(own, office_.yardstick(), as_of_).competencies)
                stale += std::count_if(level.pieces.begin(), level.pieces.end(),
                                       [](const Piece &piece) { return piece.standing == Standing::too_old; });
        }
        for (const auto &held : evidence.certificates) {
            if (!held.expires) continue;
            expired += *held.expires < as_of_ ? 1 : 0;
            expiring += *held.expires >= as_of_ && *held.expires < plus_months(as_of_, soon_months) ? 1 : 0;
        }
        add("stale_evidence", stale,
            say("已逾設定檔所定效期，不再採計；請重新評核",
                "past the profile's validity and no longer counted: assess again"));
        add("expired_certificates", expired, say("證照已到期", "certificates past their last day"));
        add("expiring_certificates", expiring, say("三個月內到期", "certificates that expire within three months"));
        if (const int months = office_.settings().retention_months; months > 0) {
            const auto before = plus_months(as_of_, -months);
            const auto all = load_evidence(office_.store());
            auto count = [&](const auto &list, auto day) {
                return std::count_if(list.begin(), list.end(), [&](const auto &one) { return day(one) < before; });
            };
            const auto due = count(all.ratings, [](const Rating &one) { return one.on; }) +
                             count(all.certificates,
                                   [](const HeldCertificate &one) {
                                       return std::max(one.issued, one.expires.value_or(one.issued));
                                   }) +
                             count(all.results, [](const CourseResult &one) { return one.finished; });
            add("past_retention", due,
                say("逾保存期限，應刪除：aitalent erase --older-than ", "past the months kept, due for erasure: "
                                                                        "aitalent erase --older-than ") +
                    iso(before) + store_option());
        }
    }

    void catalogue() {
        const auto &catalogue = office_.catalogue();
        std::set<CourseId> offered;
        for (const auto &session : catalogue.sessions)
            if (!session.cancelled && session.starts > as_of_) offered.insert(session.course);
        add("invented_offers", std::int64_t(catalogue.invented()),
            say("虛構的範例課程，價格與班期均非真實；正式使用請匯入自己的課程與班期",
                "invented sample courses, whose prices and sessions are not real: import your own before use"));
        add("stale_prices", std::int64_t(catalogue.courses.size() - offered.size()),
            say("課程沒有基準日之後的班期，價格可能已過期；請匯入新的課程與班期",
                "courses without a session ahead, so their prices may be of the past: import new ones"));
    }

    void budgets() {
        const auto budgets = load_budgets(office_.store());
        const auto ahead =
            std::count_if(budgets.begin(), budgets.end(), [&](const Budget &b) { return b.to >= as_of_; });
        if (!budgets.empty() && ahead == 0)
            add("stale_budgets", std::int64_t(budgets.size()),
                say("預算期間均已結束；請匯入新年度預算", "every budget's span is over: import the new year's"));
    }

    /// Editions of the framework worked by that came out later, held by the store or brought by the program.
    void editions() {
        const auto &used = office_.framework();
        Library known;
        known.add_embedded();
        for (const auto *volume : office_.library().all()) known.add(volume->file, volume->text);
        for (const auto *volume : known.all()) {
            if (volume->header.kind != DocumentKind::framework || volume->header.id != used.ref.framework.str())
                continue;
            const auto other = known.framework(volume->name());
            if (other.released && used.released && *other.released > *used.released && *other.released <= as_of_)
                add("newer_edition", 1,
                    other.ref.str() + say("，所用設定檔仍依 ", "; the profile in use is for ") + used.ref.str());
        }
        if (used.status == FrameworkStatus::withdrawn)
            add("withdrawn_edition", 1, used.ref.str() + say("已廢止", " has been withdrawn"));
    }

    void runs() {
        const auto now = digest(office_.store());
        auto look = [&](const std::optional<Run> &run, const char *item, const std::string &what) {
            if (run && !run->inputs.empty() && run->inputs != now) add(item, 1, what);
        };
        look(
            newest_run(office_.store(), RunKind::score), "stale_scores",
            say("最近的評分早於現有資料：aitalent score", "the newest scores are older than the data: aitalent score") +
                store_option());
        look(approved_run(office_.store(), RunKind::plan), "plan_before_data",
             say("核定的計畫早於現有資料：aitalent progress",
                 "the approved plan is older than the data: aitalent progress") +
                 store_option());
    }

    Office &office_;
    Table rows_;
    Date as_of_;
};

} // namespace

Table attention_table(Office &office) {
    return Attention(office).rows();
}

} // namespace aitalent
