#include "aitalent/workforce/moving.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace aitalent {

namespace {

/// What makes two ratings the same piece of evidence.
using RatingName = std::tuple<PersonKey, CompetencyId, EvidenceKind, Date, std::string>;
RatingName name_of(const Rating &rating) {
    return {rating.person, rating.competency, rating.kind, rating.on, rating.rater};
}

std::string written(const std::vector<MovedLevel> &targets) {
    std::string text;
    for (const auto &target : targets) text += (text.empty() ? "" : ", ") + target.competency.str();
    return text;
}

class RatingMover {
  public:
    RatingMover(const Evidence &evidence, const Mover &mover, EvidenceMove &out) : mover_(mover), out_(out) {
        for (const auto &rating : evidence.ratings) held_.insert(name_of(rating));
        for (const auto &rating : evidence.ratings) take(rating);
        for (auto &[name, rating] : arriving_) out_.ratings_in.push_back(std::move(rating));
    }

  private:
    const Mover &mover_;
    EvidenceMove &out_;
    std::set<RatingName> held_;
    std::map<RatingName, Rating> arriving_;

    void take(const Rating &rating) {
        const auto fate = mover_.rating(rating.competency, rating.level);
        out_.ratings.add(fate.fate);
        ++out_.fates[{false, rating.competency.str(), fate.fate, written(fate.to), std::string(fate.rule)}];
        if (fate.fate != Fate::changed) return;
        bool stays = !mover_.keeps(rating.competency);
        for (const auto &target : fate.to) {
            Rating moved = rating;
            moved.competency = target.competency;
            moved.level = target.level;
            const bool same_piece = target.competency == rating.competency;
            stays = stays || same_piece;
            if (same_piece && target.level == rating.level) continue;
            arrive(std::move(moved), !same_piece);
        }
        if (!stays) out_.ratings_out.push_back(rating);
    }

    void arrive(Rating rating, bool may_meet_held) {
        if (may_meet_held && held_.contains(name_of(rating))) return void(++out_.joined);
        const auto [first, is_new] = arriving_.emplace(name_of(rating), rating);
        if (is_new) return;
        ++out_.joined;
        if (std::tuple(rating.level, rating.key) < std::tuple(first->second.level, first->second.key))
            first->second = std::move(rating);
    }
};

void move_certificates(const Evidence &evidence, const Mover &mover, EvidenceMove &out) {
    using Name = std::tuple<PersonKey, CertificateId, Date>;
    std::set<Name> held;
    for (const auto &one : evidence.certificates) held.insert({one.person, one.certificate, one.issued});
    for (const auto &one : evidence.certificates) {
        const auto fate = mover.certificate(one.certificate);
        out.certificates.add(fate.fate);
        ++out.fates[{true, one.certificate.str(), fate.fate, fate.to.str(), std::string(fate.rule)}];
        if (fate.fate != Fate::changed) continue;
        out.certificates_out.push_back(one);
        HeldCertificate moved = one;
        moved.certificate = fate.to;
        if (held.insert({moved.person, moved.certificate, moved.issued}).second)
            out.certificates_in.push_back(std::move(moved));
        else
            ++out.joined;
    }
}

template<class Piece, class Name>
void take_out(std::vector<Piece> &pieces, const std::vector<Piece> &out, Name name) {
    std::set<decltype(name(out.front()))> gone;
    for (const auto &piece : out) gone.insert(name(piece));
    std::erase_if(pieces, [&](const Piece &piece) { return gone.contains(name(piece)); });
}

template<class Piece, class Day>
void put_in(std::vector<Piece> &pieces, const std::vector<Piece> &in, Day day) {
    pieces.insert(pieces.end(), in.begin(), in.end());
    std::stable_sort(pieces.begin(), pieces.end(), [&](const Piece &a, const Piece &b) {
        return std::make_tuple(a.person, a.*day, a.key) < std::make_tuple(b.person, b.*day, b.key);
    });
}

} // namespace

EvidenceMove moves(const Evidence &evidence, const Mover &mover) {
    EvidenceMove move;
    RatingMover(evidence, mover, move);
    move_certificates(evidence, mover, move);
    move.results = evidence.results.size();
    return move;
}

Evidence moved(Evidence evidence, const EvidenceMove &move) {
    take_out(evidence.ratings, move.ratings_out, name_of);
    take_out(evidence.ratings, move.ratings_in, name_of); // corrections of a level take the old piece's place
    put_in(evidence.ratings, move.ratings_in, &Rating::on);
    take_out(evidence.certificates, move.certificates_out,
             [](const HeldCertificate &one) { return std::tuple(one.person, one.certificate, one.issued); });
    put_in(evidence.certificates, move.certificates_in, &HeldCertificate::issued);
    return evidence;
}

} // namespace aitalent
