#pragma once
#include <compare>
#include <functional>
#include <string>
#include <string_view>

namespace aitalent {

/// A text identifier that belongs to one kind of thing. Identifiers are text, always: "007", "1E5" and 20 digits
/// survive. Two kinds never compare with one another. Order is by bytes, the same on every machine.
template<class Tag>
class Id {
  public:
    Id() = default;
    explicit Id(std::string text) : text_(std::move(text)) {}
    const std::string &str() const { return text_; }
    bool empty() const { return text_.empty(); }
    friend auto operator<=>(const Id &, const Id &) = default;

  private:
    std::string text_;
};

using FrameworkId = Id<struct FrameworkTag>;
using ProfileId = Id<struct ProfileTag>;
using TalentTypeId = Id<struct TalentTypeTag>;
using AreaId = Id<struct AreaTag>;
using TopicId = Id<struct TopicTag>;
using CompetencyId = Id<struct CompetencyTag>;
using CertificateId = Id<struct CertificateTag>;
using CertificateClassId = Id<struct CertificateClassTag>;
using RoleId = Id<struct RoleTag>;
using TierId = Id<struct TierTag>;
using AgencyCode = Id<struct AgencyTag>;
using UnitCode = Id<struct UnitTag>;
using StaffNo = Id<struct StaffNoTag>;
using ProviderId = Id<struct ProviderTag>;
using CourseId = Id<struct CourseTag>;
using SessionId = Id<struct SessionTag>;

} // namespace aitalent

template<class Tag>
struct std::hash<aitalent::Id<Tag>> {
    std::size_t operator()(const aitalent::Id<Tag> &id) const { return std::hash<std::string>{}(id.str()); }
};
