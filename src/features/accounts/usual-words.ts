/**
 * What people here put into passwords, without marks and blanks, the most usual first: beside the stolen passwords that come
 * with zxcvbn, which know little Vietnamese.
 */
export const usualWords: readonly string[] = `
  matkhau anhyeuem emyeuanh yeuem yeuanh toiyeu toiyeuem vietnam vietnamvodich chibo dangbo dangvien danguy dang dangcongsan
  congsan bacho hochiminh bachokinhyeu nghean tinhuy thanhuy huyenuy phuong phuonguy xuanuy xa tochuc bantochuc bithu phobithu
  canbo vanphong uyban hanoi saigon hochiminhcity tphcm danang haiphong hue vinh vinhcity thanhhoa hatinh quangbinh quangtri
  quangnam quangngai binhdinh khanhhoa nhatrang dalat cantho dongnai bienhoa vungtau hoabinh ninhbinh namdinh thaibinh hungyen
  haiduong bacninh bacgiang langson caobang hagiang laocai yenbai sonla dienbien laichau phutho vinhphuc thainguyen tuyenquang
  quangninh halong gialai kontum daklak daknong lamdong binhphuoc tayninh longan tiengiang bentre travinh vinhlong dongthap
  angiang kiengiang haugiang soctrang baclieu camau cualo namdan quynhluu dienchau yenthanh thanhchuong doluong anhson concuong
  tuongduong kyson quychau quyhop quephong nghiadan thaihoa hoangmai hungnguyen nghiloc sen langsen kimlien
  nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly anh lan huong hoa mai linh trang thao hang thuy thu
  ngoc nga nhung hien hanh dung hung cuong tuan minh nam long son hai phuong quang thang tung duc hieu trung kien khanh
  meyeu giadinh giadinhtoi conyeu conyeucuame hanhphuc maimai maiyeu yeumai tinhyeu matkhaumoi matkhaucu khongbiet khongcho
  xinchao tamsu motnam haiba hoctap cuocsong thanhcong maymantaiphat phattai thanhpho nongnghiep
  password passw qwerty admin welcome iloveyou abc letmein monkey dragon
`
  .trim()
  .split(/\s+/)
