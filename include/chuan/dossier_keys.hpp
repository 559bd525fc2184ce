// SPDX-License-Identifier: MIT
// The keys of a dossier, each spelled once; `engine/dossier/README.md` says what they mean.
#pragma once

#include <string_view>

namespace chuan::keys {

inline constexpr std::string_view action = "action";
inline constexpr std::string_view actions = "actions";
inline constexpr std::string_view aliases = "aliases";
inline constexpr std::string_view approved = "approved";
inline constexpr std::string_view by = "by";
inline constexpr std::string_view changes = "changes";
inline constexpr std::string_view checked_by = "checked_by";
inline constexpr std::string_view checked_on = "checked_on";
inline constexpr std::string_view circular = "circular";
inline constexpr std::string_view code = "code";
inline constexpr std::string_view commune = "commune";
inline constexpr std::string_view conclusions = "conclusions";
inline constexpr std::string_view content = "content";
inline constexpr std::string_view cost = "cost";
inline constexpr std::string_view council = "council";
inline constexpr std::string_view criterion = "criterion";
inline constexpr std::string_view date = "date";
inline constexpr std::string_view days = "days";
inline constexpr std::string_view decides = "decides";
inline constexpr std::string_view degree = "degree";
inline constexpr std::string_view descriptions = "descriptions";
inline constexpr std::string_view due = "due";
inline constexpr std::string_view evidence = "evidence";
inline constexpr std::string_view expires = "expires";
inline constexpr std::string_view facts = "facts";
inline constexpr std::string_view file = "file";
inline constexpr std::string_view format = "format";
inline constexpr std::string_view further_goals = "further_goals";
inline constexpr std::string_view goal = "goal";
inline constexpr std::string_view id = "id";
inline constexpr std::string_view indicator = "indicator";
inline constexpr std::string_view issued = "issued";
inline constexpr std::string_view kind = "kind";
inline constexpr std::string_view levels = "levels";
inline constexpr std::string_view limits = "limits";
inline constexpr std::string_view location = "location";
inline constexpr std::string_view name = "name";
inline constexpr std::string_view note = "note";
inline constexpr std::string_view originals = "originals";
inline constexpr std::string_view owner = "owner";
inline constexpr std::string_view period = "period";
inline constexpr std::string_view place = "place";
inline constexpr std::string_view places = "places";
inline constexpr std::string_view plan = "plan";
inline constexpr std::string_view position = "position";
inline constexpr std::string_view provenance = "provenance";
inline constexpr std::string_view progress = "progress";
inline constexpr std::string_view province = "province";
inline constexpr std::string_view reaches = "reaches";
inline constexpr std::string_view recipients = "recipients";
inline constexpr std::string_view recognitions = "recognitions";
inline constexpr std::string_view requirements = "requirements";
inline constexpr std::string_view results = "results";
inline constexpr std::string_view reviews = "reviews";
inline constexpr std::string_view role = "role";
inline constexpr std::string_view school = "school";
inline constexpr std::string_view school_year = "school_year";
inline constexpr std::string_view shortfalls = "shortfalls";
inline constexpr std::string_view sites = "sites";
inline constexpr std::string_view situation = "situation";
inline constexpr std::string_view solutions = "solutions";
inline constexpr std::string_view source = "source";
inline constexpr std::string_view starts = "starts";
inline constexpr std::string_view status = "status";
inline constexpr std::string_view strengths = "strengths";
inline constexpr std::string_view submitted = "submitted";
inline constexpr std::string_view target = "target";
inline constexpr std::string_view targets = "targets";
inline constexpr std::string_view text = "text";
inline constexpr std::string_view title = "title";
inline constexpr std::string_view unread = "unread";
inline constexpr std::string_view verdict = "verdict";
inline constexpr std::string_view verification = "verification";

}  // namespace chuan::keys
