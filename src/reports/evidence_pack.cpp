#include "aitalent/reports/evidence_pack.h"

#include "aitalent/delivery/small_cells.h"
#include "aitalent/messages/labels.h"

#include <algorithm>

namespace aitalent {

namespace {

bool valid(Standing standing) {
    return standing == Standing::counted || standing >= Standing::shows_less;
}

bool serves(const Learner &learner, const Frame &frame) {
    const auto &person = *learner.person;
    return (!person.left || *person.left >= frame.as_of) && (!person.entered || *person.entered <= frame.as_of);
}

void add_source(std::vector<Cell> &row, const SourceRow &source) {
    row.push_back(source.file);
    row.push_back(std::int64_t{source.row});
    row.push_back(source.batch);
}

std::vector<Cell> who(const Frame &frame, const Learner &learner) {
    const auto &person = *learner.person;
    return {Identifier{person.agency.str()}, Identifier{person.staff_no.str()}, person.name, frame.unit(person)};
}

/// What a piece of evidence shows: one entry a competency.
std::vector<std::pair<CompetencyId, const Piece *>> shown_by(const Learner &learner, EvidenceKind kind,
                                                             std::int64_t key) {
    std::vector<std::pair<CompetencyId, const Piece *>> shown;
    for (const auto &level : learner.levels->competencies)
        for (const auto &piece : level.pieces)
            if (piece.kind == kind && piece.key == key) shown.emplace_back(level.competency, &piece);
    if (shown.empty()) shown.emplace_back(CompetencyId(), nullptr);
    return shown;
}

void add_piece(std::vector<Cell> &row, const Frame &frame, const CompetencyId &competency, const Piece *piece) {
    if (piece == nullptr) {
        row.insert(row.end(), {Cell(), Cell(), Cell(), label("unmapped", frame.lang), Cell()});
        return;
    }
    row.push_back(frame.name(competency));
    row.push_back(frame.level(piece->shows));
    row.push_back(valid(piece->standing));
    row.push_back(label(name(piece->standing), frame.lang));
    row.push_back(piece->until ? Cell(*piece->until) : Cell());
}

Table training(const Frame &frame, const PackMaterial &material) {
    auto rows = table(frame, "training", frame.say("受訓結果", "Training"),
                      {"agency",  "staff_no", "name",     "unit",  "course_id",   "course",     "provider",
                       "session", "finished", "passed",   "score", "attended",    "edition",    "competency",
                       "shows",   "valid",    "standing", "until", "source_file", "source_row", "batch"});
    for (const auto &learner : material.learners)
        for (const auto &result : learner.evidence.results) {
            const auto *course = material.yardstick.catalogue.find(result.course);
            for (const auto &[competency, piece] : shown_by(learner, EvidenceKind::course, result.key)) {
                auto row = who(frame, learner);
                row.push_back(Identifier{result.course.str()});
                row.push_back(frame.name(result.course));
                row.push_back(course == nullptr ? Cell() : Cell(course->provider.str()));
                row.push_back(Identifier{result.session.str()});
                row.push_back(result.finished);
                row.push_back(result.passed);
                row.push_back(result.score ? Cell(std::int64_t{*result.score}) : Cell());
                row.push_back(result.attended ? Cell(Hours{*result.attended}) : Cell());
                row.push_back(Identifier{frame.framework->ref.str()});
                add_piece(row, frame, competency, piece);
                add_source(row, result.source);
                rows.rows.push_back(std::move(row));
            }
        }
    return rows;
}

Table certificates(const Frame &frame, const PackMaterial &material) {
    auto rows =
        table(frame, "certificates", frame.say("證照", "Certificates"),
              {"agency", "staff_no", "name", "unit", "certificate_id", "certificate", "issued", "expires", "edition",
               "competency", "shows", "valid", "standing", "until", "source_file", "source_row", "batch"});
    for (const auto &learner : material.learners)
        for (const auto &held : learner.evidence.certificates) {
            const auto *certificate = frame.framework->find(held.certificate);
            for (const auto &[competency, piece] : shown_by(learner, EvidenceKind::certificate, held.key)) {
                auto row = who(frame, learner);
                row.push_back(Identifier{held.certificate.str()});
                row.push_back(certificate == nullptr ? held.certificate.str() : certificate->name.in(frame.lang));
                row.push_back(held.issued);
                row.push_back(held.expires ? Cell(*held.expires) : Cell());
                row.push_back(Identifier{frame.framework->ref.str()});
                add_piece(row, frame, competency, piece);
                add_source(row, held.source);
                rows.rows.push_back(std::move(row));
            }
        }
    return rows;
}

Table levels(const Frame &frame, const PackMaterial &material) {
    auto rows = table(frame, "levels", frame.say("等級", "Levels"),
                      {"agency", "staff_no", "name", "unit", "role", "competency", "required", "level", "confidence"});
    for (const auto &learner : material.learners) {
        if (learner.role == nullptr || !serves(learner, frame)) continue;
        for (const auto &asked : learner.role->requirements) {
            const auto *held = learner.levels->find(asked.competency);
            auto row = who(frame, learner);
            row.push_back(frame.name(learner.role->id));
            row.push_back(frame.name(asked.competency));
            row.push_back(frame.level(asked.level));
            row.push_back(frame.level(held == nullptr ? std::nullopt : held->level));
            row.push_back(PerMille{held == nullptr ? 0 : held->confidence});
            rows.rows.push_back(std::move(row));
        }
    }
    return rows;
}

/// 0: something valid from training, certificates or practical work; 1: only what is not valid any more; 2: nothing.
std::size_t standing_of(const Learner &learner, const CompetencyId *only) {
    bool any = false;
    for (const auto &level : learner.levels->competencies) {
        if (only != nullptr && level.competency != *only) continue;
        for (const auto &piece : level.pieces) {
            const bool shown = piece.kind == EvidenceKind::course || piece.kind == EvidenceKind::certificate;
            if (shown && valid(piece.standing)) return 0;
            any = any || shown;
        }
    }
    return any ? 1 : 2;
}

Table counted(const Frame &frame, const char *key, const char *first, std::string title,
              const std::vector<std::string> &names, const CountTable &counts) {
    auto rows = table(frame, key, std::move(title), {first, "trained_valid", "trained_lapsed", "untrained", "people"});
    rows.note = frame.say("少於 5 人的數字留白；另有些數字一併留白，以免相減得知。",
                          "Counts under 5 are left blank, and others with them, so that subtraction does not bring "
                          "them back.");
    const auto hidden = hidden_cells(counts);
    for (std::size_t r = 0; r <= counts.rows(); ++r) {
        std::vector<Cell> row{r < counts.rows() ? names[r] : frame.say("合計", "total")};
        for (std::size_t c = 0; c <= counts.columns(); ++c)
            row.push_back(hidden[r][c] ? Cell() : Cell(counts.at(r, c)));
        rows.rows.push_back(std::move(row));
    }
    return rows;
}

Table by_unit(const Frame &frame, const PackMaterial &material) {
    std::map<std::pair<AgencyCode, UnitCode>, std::vector<std::int64_t>> units;
    for (const auto &learner : material.learners) {
        if (!serves(learner, frame)) continue;
        auto &row = units[{learner.person->agency, learner.person->unit}];
        row.resize(3);
        ++row[standing_of(learner, nullptr)];
    }
    CountTable counts;
    std::vector<std::string> names;
    for (const auto &[unit, row] : units)
        names.push_back(frame.unit(unit.first, unit.second)), counts.counts.push_back(row);
    return counted(frame, "trained_by_unit", "unit", frame.say("各單位受訓情形", "Trained people by unit"), names,
                   counts);
}

/// People whose role asks for the competency.
Table by_competency(const Frame &frame, const PackMaterial &material) {
    auto rows = table(frame, "trained_by_competency", frame.say("各能力受訓情形", "Trained people by competency"),
                      {"competency", "trained_valid", "trained_lapsed", "untrained", "people"});
    rows.note = frame.say("以職務要求該能力的人為準；每一列各自遮蔽小於 5 的數字。",
                          "Of people whose role asks for it; small counts are hidden in each row by itself.");
    for (const auto &competency : frame.framework->competencies) {
        CountTable counts{{{0, 0, 0}}};
        for (const auto &learner : material.learners) {
            if (learner.role == nullptr || !serves(learner, frame)) continue;
            const auto &asked = learner.role->requirements;
            const bool asks = std::any_of(asked.begin(), asked.end(), [&](const Requirement &requirement) {
                return requirement.competency == competency.id && requirement.level.value() > 0;
            });
            if (asks) ++counts.counts[0][standing_of(learner, &competency.id)];
        }
        // A row alone: its sums of columns are the counts themselves, so only the row counts.
        const auto hidden = hidden_cells(counts);
        std::vector<Cell> row{frame.name(competency.id)};
        for (std::size_t c = 0; c <= 3; ++c)
            row.push_back(hidden[0][c] || hidden[1][c] ? Cell() : Cell(counts.at(0, c)));
        rows.rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

Section pack_people(const Frame &frame, const PackMaterial &material) {
    return {"people", frame.say("人員佐證", "Evidence of people"),
            {},       {},
            {},       {training(frame, material), certificates(frame, material), levels(frame, material)}};
}

Section pack_figures(const Frame &frame, const PackMaterial &material) {
    return {"figures", frame.say("可對外提供之統計", "Figures to pass on"),       {}, {},
            {},        {by_unit(frame, material), by_competency(frame, material)}};
}

} // namespace aitalent
