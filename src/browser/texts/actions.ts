/** Every action of the table of grants as a person says it. One without words fails a test of `app`. */
export const actionWords: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  'units.read': { vi: 'xem cây tổ chức', en: 'see the tree of organisations' },
  'units.write': { vi: 'lập, đổi tên, chuyển, kết thúc đơn vị', en: 'found, rename, move and close units' },
  'accounts.write': {
    vi: 'lập và giữ tài khoản (vai trò trên cấp chi bộ cần người thứ hai)',
    en: 'open and keep accounts (roles above the cell take a second person)',
  },
  'roles.read': { vi: 'xem ai giữ vai trò nào', en: 'see who holds which role' },
  'audit.read': { vi: 'xem dấu vết thay đổi', en: 'see the trail of changes' },
  'audit.readings': { vi: 'xem ai đã đọc gì', en: 'see who has read what' },
  'audit.export': { vi: 'xuất dấu vết để kiểm tra', en: 'take the trail out for checking' },
  'audit.sign': { vi: 'ký dấu niêm bằng khóa của mình', en: 'sign seals with a key of their own' },
  'audit.countersign': { vi: 'xác nhận dấu niêm', en: 'countersign seals' },
  'members.read': { vi: 'xem đảng viên', en: 'see members' },
  'members.write': {
    vi: 'thêm, sửa, chuyển đảng viên (xóa tên cần người thứ hai)',
    en: 'enter, correct and move members (a removal takes a second person)',
  },
  'members.import': { vi: 'nhập danh sách vào sổ', en: 'read lists into the register' },
  'members.identity': {
    vi: 'đọc số định danh (mỗi lần đều được ghi lại)',
    en: 'read identity numbers (each time is logged)',
  },
  'duplicates.settle': {
    vi: 'xử lý hồ sơ trùng (gộp hai hồ sơ cần người thứ hai)',
    en: 'settle duplicate records (a merge takes a second person)',
  },
  'posts.read': { vi: 'xem chức vụ', en: 'see posts' },
  'posts.write': { vi: 'ghi nhận và thôi chức vụ', en: 'record posts taken and left' },
  'mine.own': {
    vi: 'xem hồ sơ của chính mình, trả lời, gửi đề nghị',
    en: 'see one’s own record, answer, send requests',
  },
  'requests.read': { vi: 'xem đề nghị của đảng viên về dữ liệu', en: 'see requests of members about their data' },
  'requests.answer': { vi: 'trả lời đề nghị về dữ liệu', en: 'answer requests about data' },
  'requests.review': { vi: 'trả lời khiếu nại về dữ liệu', en: 'answer complaints about data' },
  'readings.release': {
    vi: 'cho người có hồ sơ biết lượt đọc của mình',
    en: 'let people know of one’s own readings',
  },
  'transfers.recordAttempt': { vi: 'ghi lần liên hệ với đảng viên', en: 'record an attempt to reach a member' },
  'reconciliation.read': { vi: 'xem các lần đối chiếu', en: 'see reconciliations' },
  'reconciliation.open': { vi: 'mở một lần đối chiếu', en: 'open a reconciliation' },
  'reconciliation.addList': { vi: 'đưa danh sách vào đối chiếu', en: 'add lists to a reconciliation' },
  'reconciliation.run': { vi: 'so các danh sách', en: 'compare lists' },
  'reconciliation.settle': { vi: 'trả lời các cặp chưa rõ', en: 'answer unclear pairs' },
  'reconciliation.report': { vi: 'lấy báo cáo đối chiếu', en: 'take reports of reconciliations' },
  'reconciliation.erase': { vi: 'xóa một lần đối chiếu', en: 'erase a reconciliation' },
  'reconciliation.keep': { vi: 'đặt thời gian lưu đối chiếu', en: 'set how long reconciliations are kept' },
  'privacy.read': {
    vi: 'xem sổ xử lý dữ liệu và thời hạn lưu',
    en: 'see the register of processing and terms of keeping',
  },
  'privacy.write': {
    vi: 'ghi sổ xử lý dữ liệu, đặt thời hạn lưu',
    en: 'fill in the register of processing, set terms of keeping',
  },
  'privacy.breaches': { vi: 'ghi sự cố dữ liệu cá nhân', en: 'record incidents with personal data' },
  'privacy.erase': {
    vi: 'xóa dữ liệu của một người (cần người thứ hai)',
    en: 'erase somebody (takes a second person)',
  },
}
