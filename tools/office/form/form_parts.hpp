// SPDX-License-Identifier: MIT
// Parts that several forms share.
#pragma once

#include <string>
#include <vector>

#include "office/form/forms.hpp"

namespace chuan::office {

/// "ngày 05 tháng 01 năm 2027": days before the tenth and months before March with a leading zero (Nghị định 30/2020).
std::string date_in_form(Date date);
/// "150.000.000 đ".
std::string in_dong(const Number& amount);
/// Text, or a blank that says what is wanted.
Runs or_blank(const std::string& text, const std::string& what);

LetterHead letter_head(const FormSubject& subject, const std::string& symbol);
Signature signature(const FormSubject& subject);
/// "Mức 2", "Không đạt", "Chưa đủ dữ liệu".
std::string level_said(Interval level);
/// "chưa đạt Mức 1", "đạt Mức 2", "chưa đủ dữ liệu để kết luận mức".
std::string school_said(const FormSubject& subject);
/// Outside groups, by standard: one cross in the highest level; with `remarks` what is not reached.
TableBlock results_table(const FormSubject& subject, bool remarks);
/// The criteria of groups such as Mức 4; or one row that says why they are not considered.
void add_group_tables(const FormSubject& subject, Page& page);
/// Standards with their numbers of criteria by level, with shares to one decimal.
TableBlock shares_table(const FormSubject& subject);
TableBlock evidence_table(const FormSubject& subject);
/// Marks the page as a draft while blanks remain.
void mark_draft(Page& page);

}  // namespace chuan::office
