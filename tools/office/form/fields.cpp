// SPDX-License-Identifier: MIT
// One list of fields: forms are checked against it, data are made by it, the page about forms prints it.
#include "office/form/fields.hpp"

#include <algorithm>
#include <set>

namespace chuan::office {
namespace {

using Fields = std::vector<FormField>;
constexpr FormField::Kind text = FormField::Kind::text, flag = FormField::Kind::flag, list = FormField::Kind::list;

Fields criterion_fields(bool has_levels = true) {
  const Fields requirement = {{"chữ_chỉ_báo", text, "chữ của chỉ báo; trống khi tiêu chí không chia chỉ báo"},
                              {"nội_dung", text, "câu của yêu cầu"},
                              {"ghi_chú", text, "hiện trạng ghi trong hồ sơ"},
                              {"mã_minh_chứng", text, "các mã minh chứng, trong ngoặc như thông tư viết"}};
  const Fields level = {{"mức", text, "số của mức"},
                        {"được_xét", flag, "mức ngay dưới đã đạt, hoặc là mức đầu"},
                        {"không_xét", flag, "mức dưới chưa đạt"},
                        {"chưa_xét", flag, "chưa rõ mức dưới đã đạt hay chưa"},
                        {"mức_dưới", text, "số của mức dưới"},
                        {"đánh_giá", text, "Đạt, Không đạt; trống khi chưa rõ"},
                        {"yêu_cầu", list, "các yêu cầu của mức", requirement}};
  Fields all = {{"mã", text, "số của tiêu chí"},
                {"tên", text, "tên của tiêu chí"},
                {"bắt_buộc", flag, "tiêu chí bắt buộc"},
                {"kết_luận", text, "Mức 2, Không đạt, Ít nhất Mức 1, Chưa đủ dữ liệu"},
                {"dấu_không_đạt", text, "x khi không đạt"},
                {"dấu_đạt", text, "x khi đạt, ở nhóm tiêu chí riêng"},
                {"chưa_rõ", text, "«chưa đủ dữ liệu» khi chưa kết luận được"},
                {"không_đạt", flag, "tiêu chí không đạt"},
                {"giữ_được", flag, "tiêu chí đạt một mức"},
                {"chưa_đạt", text, "nội dung chưa đạt ghi trong hồ sơ"},
                {"mô_tả", text, "mô tả hiện trạng ghi trong hồ sơ"},
                {"việc_cải_tiến", text, "các việc của kế hoạch cho tiêu chí"},
                {"cột_mức",
                 list,
                 "mỗi mức của trường một cột",
                 {{"dấu", text, "x ở mức cao nhất đã đạt, – khi tiêu chí không có mức ấy"}}},
                {"cột_phiếu", list, "mỗi mức của tiêu chí một cột", {{"mức", text, "số của mức"}}},
                {"phiếu",
                 list,
                 "mỗi chữ chỉ báo một hàng",
                 {{"chữ", text, "chữ của chỉ báo"},
                  {"cột_phiếu",
                   list,
                   "mỗi mức một ô",
                   {{"kết_quả_chỉ_báo", text, "Đạt, Không đạt; – khi mức không có chữ ấy"}}}}},
                {"mức_của_tiêu_chí", list, "các mức của tiêu chí", level},
                {"cột_chưa_rõ",
                 list,
                 "một cột khi còn tiêu chí chưa kết luận được",
                 {{"dấu_chưa_rõ", text, "x khi chưa đủ dữ liệu"}}}};
  if (!has_levels) return all;
  Fields own = criterion_fields(false);
  own.push_back({"tên_cấp", text, "tên cấp học"});
  all.push_back({"cấp_của_tiêu_chí", list, "tiêu chí ở từng cấp học, khi trường có nhiều cấp", std::move(own)});
  return all;
}

Fields lift_fields() {
  const Fields action = {{"việc", text, "việc phải làm"},
                         {"phụ_trách", text, "người phụ trách"},
                         {"quyết_định", text, "cấp quyết định"},
                         {"kinh_phí", text, "150.000.000 đ"},
                         {"nguồn", text, "nguồn kinh phí, nguồn lực"},
                         {"thời_gian", text, "từ ngày nào đến ngày nào"},
                         {"chỉ_số", text, "chỉ số đánh giá kết quả"},
                         {"minh_chứng_dự_kiến", text, "minh chứng dự kiến"}};
  const Fields line = {{"câu", text, "một câu"}};
  return {{"mã", text, "số của tiêu chí"},
          {"tên", text, "tên của tiêu chí"},
          {"mã_chuẩn", text, "số của tiêu chuẩn"},
          {"tên_chuẩn", text, "tên của tiêu chuẩn"},
          {"hiện_nay", text, "kết luận hiện nay của tiêu chí"},
          {"mục_tiêu", text, "số của mức phải đạt"},
          {"năm", text, "năm xong các việc của tiêu chí"},
          {"chưa_đạt", text, "nội dung chưa đạt ghi trong hồ sơ"},
          {"giải_pháp", list, "giải pháp ghi trong hồ sơ", line},
          {"bảo_đảm", list, "yêu cầu phải đạt, kèm chỗ trong thông tư", line},
          {"việc_của_tiêu_chí", list, "các việc của kế hoạch; một hàng trống khi chưa có việc", action}};
}

/// Of a school, or of one of its educational levels.
Fields result_fields() {
  const Fields criterion = criterion_fields();
  const Fields standard = {
      {"mã_chuẩn", text, "số của tiêu chuẩn"},
      {"tên_chuẩn", text, "tên của tiêu chuẩn"},
      {"số_tiêu_chí", text, "số tiêu chí của tiêu chuẩn"},
      {"cột_tỷ_lệ", list, "Không đạt, rồi từng mức", {{"tỷ_lệ", text, "số tiêu chí và phần trăm"}}},
      {"cột_chưa_rõ",
       list,
       "một cột khi còn tiêu chí chưa kết luận được",
       {{"số_chưa_rõ", text, "số tiêu chí chưa đủ dữ liệu"}}},
      {"tiêu_chí", list, "các tiêu chí của tiêu chuẩn", criterion}};
  return {
      {"tiêu_chuẩn", list, "các tiêu chuẩn", standard},
      {"cột_mức",
       list,
       "mỗi mức của trường một cột",
       {{"mức", text, "số của mức"}, {"tổng_mức", text, "số tiêu chí ở mức ấy"}}},
      {"cột_tỷ_lệ",
       list,
       "Không đạt, rồi từng mức",
       {{"tên_cột", text, "Không đạt, Mức 1"}, {"tổng_tỷ_lệ", text, "số tiêu chí và phần trăm của cả trường"}}},
      {"tổng_không_đạt", text, "số tiêu chí không đạt"},
      {"tổng_tiêu_chí", text, "số tiêu chí của các tiêu chuẩn"},
      {"nhóm",
       list,
       "nhóm tiêu chí ngoài các tiêu chuẩn",
       {{"tên_nhóm", text, "tên nhóm"},
        {"mức_trước", text, "mức trường phải đạt trước khi xét nhóm"},
        {"được_xét_nhóm", flag, "trường đã đạt mức ấy"},
        {"không_xét_nhóm", flag, "trường chưa đạt mức ấy"},
        {"chưa_xét_nhóm", flag, "chưa rõ trường đã đạt mức ấy hay chưa"},
        {"tiêu_chí_nhóm", list, "các tiêu chí của nhóm", criterion}}},
      {"còn_thiếu",
       list,
       "yêu cầu chưa đạt, chưa rõ của mức kế tiếp",
       {{"mã", text, "địa chỉ của yêu cầu"},
        {"mức", text, "số của mức"},
        {"nội_dung", text, "câu của yêu cầu"},
        {"hiện_trạng", text, "chưa đạt, chưa đủ dữ liệu"}}},
      {"cột_chưa_rõ",
       list,
       "một cột khi còn tiêu chí chưa kết luận được",
       {{"tổng_chưa_rõ", text, "số tiêu chí chưa đủ dữ liệu"}}},
  };
}

Fields all_fields() {
  const Fields line = {{"câu", text, "một câu"}};
  const Fields lift = lift_fields();
  Fields all = {
      {"tên_trường", text, "tên trường"},
      {"loại_trường", text, "loại trường"},
      {"tỉnh", text, "tỉnh, thành phố ghi trong hồ sơ"},
      {"xã", text, "xã, phường, đặc khu ghi trong hồ sơ"},
      {"năm_học_1", text, "năm học thứ nhất của ba năm học gần nhất, 2024-2025"},
      {"năm_học_2", text, "năm học thứ hai"},
      {"năm_học_3", text, "năm học đang đánh giá"},
      {"ngày_xét", text, "ngày của kết quả, 20/08/2022"},
      {"thông_tư", text, "số hiệu thông tư"},
      {"tên_thông_tư", text, "tên thông tư"},
      {"ngày_duyệt", text, "ngày duyệt báo cáo tự đánh giá"},
      {"kết_quả", text, "đạt Mức 2, chưa đạt Mức 1, chưa đủ dữ liệu để kết luận mức"},
      {"đích", text, "đích của kế hoạch"},
      {"hạn", text, "trong năm 2027, trước ngày 15/06/2027"},
      {"năm_đích", text, "năm của hạn"},
      {"giai_đoạn", text, "năm 2027, giai đoạn 2026-2027"},
      {"duy_trì", text, "các tiêu chí giữ kết quả, cách nhau dấu phẩy"},
      {"điểm_mạnh", list, "điểm mạnh ghi trong hồ sơ", line},
      {"hạn_chế", list, "hạn chế ghi trong hồ sơ", line},
      {"công_nhận",
       list,
       "các hình thức công nhận",
       {{"tên_công_nhận", text, "tên"},
        {"kết_luận_công_nhận", text, "mức của trường ứng với gì"},
        {"điều_kiện", text, "điều kiện công nhận đã đủ, chưa đủ, chưa đủ dữ liệu"}}},
      {"số_liệu",
       list,
       "số liệu của hồ sơ",
       {{"tên_số_liệu", text, "tên"}, {"đơn_vị", text, "đơn vị"}, {"giá_trị", text, "giá trị, từng năm học"}}},
      {"hội_đồng",
       list,
       "hội đồng tự đánh giá",
       {{"họ_tên", text, "họ và tên"}, {"chức_vụ", text, "chức vụ"}, {"nhiệm_vụ", text, "nhiệm vụ"}}},
      {"minh_chứng",
       list,
       "danh mục minh chứng",
       {{"mã_mc", text, "mã"},
        {"tên_mc", text, "tên"},
        {"nơi_lưu", text, "nơi lưu, đường dẫn"},
        {"ghi_chú_mc", text, "ngày ban hành, ngày hết hạn"}}},
      {"nâng", list, "các tiêu chí phải nâng mức", lift},
      {"cần_rõ", list, "tiêu chí chưa đủ dữ liệu, có thể đã ở mức phải đạt", lift},
      {"nâng_theo_năm", list, "cũng các tiêu chí ấy, theo năm phải đạt", lift},
      {"rà_soát",
       list,
       "các lần rà soát ghi trong hồ sơ",
       {{"thời_điểm", text, "ngày"}, {"nội_dung_rà_soát", text, "nội dung"}}},
      {"chưa_đối_chiếu", text, "vì sao quy định đã dùng chưa được đối chiếu với văn bản gốc, mỗi lý do một lần"},
      {"xác_lập", text, "bao nhiêu yêu cầu của thông tư xác lập bằng gì: bản gốc 208 (trên 208 yêu cầu)"},
      {"đề_xuất",
       list,
       "nơi quyết định ngoài trường",
       {{"nơi", text, "tên"}, {"việc_đề_xuất", list, "các việc", {{"việc", text, "việc phải làm"}}}}},
  };
  Fields results = result_fields(), level = results;
  all.insert(all.end(), results.begin(), results.end());
  level.push_back({"tên_cấp", text, "tên cấp học"});
  level.push_back({"kết_quả_cấp", text, "như kết_quả, của cấp học"});
  level.push_back({"quyết_định_cấp", flag, "mức của trường theo cấp này"});
  all.push_back({"cấp_học", list, "từng cấp học, khi trường có nhiều cấp", std::move(level)});
  return all;
}

/// The members of a list that stands in several places are told once.
void add_rows(const Fields& fields, const std::string& within, std::set<std::string>& told, std::string& table) {
  for (const FormField& each : fields) {
    const char* kind = each.kind == text ? "chữ" : each.kind == flag ? "có/không" : "danh sách";
    const std::string key = each.name + std::to_string(each.members.size());
    const bool is_told = !each.members.empty() && !told.insert(key).second;
    table += "| `" + within + each.name + "` | " + kind + " | " + each.meaning +
             (is_told ? " (các chỗ trong nó như ở trên)" : "") + " |\n";
    if (!is_told) add_rows(each.members, within + each.name + "/", told, table);
  }
}

}  // namespace

const std::vector<FormField>& form_fields() {
  static const Fields all = all_fields();
  return all;
}

const FormField* field_named(const std::vector<FormField>& fields, const std::string& name) {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const FormField& each) { return name == each.name; });
  return found == fields.end() ? nullptr : &*found;
}

std::string form_fields_table() {
  std::string table = "| chỗ điền | loại | nghĩa |\n|---|---|---|\n";
  std::set<std::string> told;
  add_rows(form_fields(), "", told, table);
  return table;
}

}  // namespace chuan::office
