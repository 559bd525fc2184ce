// SPDX-License-Identifier: MIT
// Signs of Word documents that are no text: boxes of forms, letters of sign fonts.
#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace chuan::office {

/// Whether a property is there and not switched off.
bool is_on(pugi::xml_node property);
/// A check box of a form as Word 2003 makes it; empty: none.
const char* check_box(pugi::xml_node box);
/// The entry chosen in a drop-down list of a form as Word 2003 makes it; empty: none, or not chosen yet.
std::string chosen_entry(pugi::xml_node list);
/// The sign of `w:sym`, empty for one that is no mark.
const char* symbol(pugi::xml_node node);
/// Text in a sign font as the signs it shows.
std::string signs_of(const std::string& text, std::string_view font);

}  // namespace chuan::office
