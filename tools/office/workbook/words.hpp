// SPDX-License-Identifier: MIT
// The words by which the sheets of a workbook and their columns are known when it is read back.
#pragma once

namespace chuan::office::words {

inline constexpr const char* maker = "chuan";
inline constexpr const char* version = "chuan 1";

// The first header of a sheet says what it is; in brackets behind it may stand an educational level.
inline constexpr const char* item = "Mục";
inline constexpr const char* criterion_result = "Mã tiêu chí";
inline constexpr const char* requirement = "Mã yêu cầu";
inline constexpr const char* fact = "Tên số liệu";
inline constexpr const char* evidence_code = "Mã minh chứng";
inline constexpr const char* planned_criterion = "Tiêu chí";
inline constexpr const char* remark = "Loại";
inline constexpr const char* recognition = "Mã công nhận";
inline constexpr const char* member = "Họ và tên";
inline constexpr const char* review_date = "Thời điểm giám sát";
inline constexpr const char* site = "Điểm trường số";
inline constexpr const char* origin = "Loại nguồn";

// Items of the first sheet.
inline constexpr const char* school_name = "Tên trường";
inline constexpr const char* school_kind = "Loại trường";
inline constexpr const char* province = "Tỉnh, thành phố";
inline constexpr const char* commune = "Xã, phường";
inline constexpr const char* school_year = "Năm học";
inline constexpr const char* date = "Ngày của hồ sơ";
inline constexpr const char* submitted = "Ngày nộp hồ sơ đề nghị";
inline constexpr const char* circular = "Thông tư";
inline constexpr const char* as_of = "Theo luật ngày";
inline constexpr const char* format = "Dạng hồ sơ";
inline constexpr const char* own_levels = "Cấp học có số liệu riêng";
inline constexpr const char* has_plan = "Có kế hoạch cải tiến";
inline constexpr const char* plan_period = "Giai đoạn của kế hoạch";
inline constexpr const char* approved = "Ngày phê duyệt báo cáo tự đánh giá";

// Columns.
inline constexpr const char* content = "Nội dung";
inline constexpr const char* how = "Cách ghi";
inline constexpr const char* title = "Tên tiêu chí";
inline constexpr const char* mandatory = "Bắt buộc";
inline constexpr const char* result = "Kết quả đã kết luận";
inline constexpr const char* target = "Mục tiêu của kế hoạch";
inline constexpr const char* description = "Hiện trạng";
inline constexpr const char* shortfall = "Điểm chưa đạt";
inline constexpr const char* solutions = "Giải pháp chung";
inline constexpr const char* cite = "Điều khoản";
inline constexpr const char* threshold = "Ngưỡng, điều kiện";
inline constexpr const char* verdict = "Kết luận";
inline constexpr const char* note = "Ghi chú";
inline constexpr const char* suggested = "Minh chứng gợi ý";
inline constexpr const char* unverified = "Đối chiếu";
inline constexpr const char* unit = "Đơn vị, cách ghi";
inline constexpr const char* value = "Giá trị (không theo năm học)";
inline constexpr const char* evidence_title = "Tên minh chứng";
inline constexpr const char* issued = "Ngày ban hành";
inline constexpr const char* expires = "Hết hạn";
inline constexpr const char* location = "Nơi lưu trữ, đường dẫn";
inline constexpr const char* aliases = "Mã cũ";
inline constexpr const char* item_kind = "Loại minh chứng";
inline constexpr const char* verification = "Kiểm tra";
inline constexpr const char* checked_by = "Người kiểm tra";
inline constexpr const char* checked_on = "Ngày kiểm tra";
inline constexpr const char* action = "Việc cần làm";
inline constexpr const char* reaches = "Đạt tới";
inline constexpr const char* changes = "Yêu cầu, số liệu thay đổi";
inline constexpr const char* cost = "Kinh phí (đồng)";
inline constexpr const char* source = "Nguồn kinh phí";
inline constexpr const char* owner = "Người phụ trách";
inline constexpr const char* decides = "Cấp quyết định";
inline constexpr const char* starts = "Bắt đầu";
inline constexpr const char* due = "Hoàn thành";
inline constexpr const char* days = "Số ngày";
inline constexpr const char* indicator = "Chỉ số kết quả";
inline constexpr const char* expected_evidence = "Minh chứng dự kiến";
inline constexpr const char* status = "Tình trạng";
inline constexpr const char* progress = "Tiến độ (%)";
inline constexpr const char* by = "Đến";
inline constexpr const char* degree = "Cấp độ, mức độ";
inline constexpr const char* given = "Ngày cấp";
inline constexpr const char* under = "Theo thông tư";
inline constexpr const char* stated_expiry = "Hạn ghi trên bằng";
inline constexpr const char* role = "Vai trò";
inline constexpr const char* position = "Chức vụ";
inline constexpr const char* review = "Nội dung, kết quả";
inline constexpr const char* site_name = "Tên điểm trường";
inline constexpr const char* site_subject = "Mã tiêu chí hoặc yêu cầu";
inline constexpr const char* site_result = "Kết quả";
inline constexpr const char* pointer = "Vị trí trong hồ sơ";

// Kinds of remarks and of origins.
inline constexpr const char* goal = "mục tiêu";
inline constexpr const char* further_goal = "mục tiêu tiếp theo";
inline constexpr const char* conclusion = "kết luận";
inline constexpr const char* recipient = "nơi nhận";
inline constexpr const char* strength = "điểm mạnh";
inline constexpr const char* limit = "hạn chế";
inline constexpr const char* from_file = "tệp";
inline constexpr const char* from_place = "vị trí";
inline constexpr const char* from_words = "nguyên văn";
inline constexpr const char* unread = "chưa đọc được";
inline constexpr const char* later_format = "dạng mới hơn";

// Values.
inline constexpr const char* met = "đạt";
inline constexpr const char* not_met = "chưa đạt";
inline constexpr const char* unknown = "chưa rõ";
inline constexpr const char* not_applicable = "không áp dụng";
inline constexpr const char* yes = "có";
inline constexpr const char* no = "không";
inline constexpr const char* no_level = "Không đạt";
inline constexpr const char* level = "Mức ";

// Words for keys of the contract.
struct Named {
  const char* key;
  const char* word;
};
inline constexpr Named statuses[] = {
    {"not_started", "chưa bắt đầu"}, {"under_way", "đang làm"}, {"done", "đã xong"}, {"stopped", "đã dừng"}};
inline constexpr Named item_kinds[] = {{"own", "của trường"},
                                       {"approved", "đã được phê duyệt"},
                                       {"unapproved", "chưa được phê duyệt"},
                                       {"demonstration", "minh họa"}};
inline constexpr Named verifications[] = {
    {"found", "đã thấy"}, {"not_found", "không thấy"}, {"unchecked", "chưa kiểm tra"}};

}  // namespace chuan::office::words
