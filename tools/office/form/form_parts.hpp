// SPDX-License-Identifier: MIT
// Words and frames that every form shares.
#pragma once

#include <string>
#include <vector>

#include "office/form/fill.hpp"
#include "office/form/forms.hpp"

namespace chuan::office {

/// "ngày 05 tháng 01 năm 2027": days before the tenth and months before March with a leading zero (Nghị định 30/2020).
std::string date_in_form(Date date);
/// "150.000.000 đ".
std::string in_dong(const Number& amount);
/// Letter head and signature of the school's papers.
Frame frame_of(const FormSubject& subject);
/// The form of `paper`. Throws BadDeclaration where the rules have none for the circular.
const FormTemplate& form_of(const FormSubject& subject, const std::string& paper);
/// "Mức 2", "Không đạt", "Ít nhất Mức 1", "Chưa đủ dữ liệu".
std::string level_said(Interval level);
/// "chưa đạt Mức 1", "đạt Mức 2", "đạt ít nhất Mức 1, chưa đủ dữ liệu để kết luận mức cao hơn".
std::string level_sentence(Interval level, const Rulebook& book);
std::string educational_level_label(const Rulebook& book, const std::string& name);
/// A date as people write it, other words as they stand.
std::string shown(const std::string& written);
/// Marks the page as a draft while blanks remain.
void mark_draft(Page& page);

}  // namespace chuan::office
