/**
 * How common the words of Vietnamese names are, as shares of people, without marks. Family names after the usual surveys
 * (Nguyễn about a third); middle and given names rounded, in decades of birth of today's adults. Only a starting point for
 * short lists: the lists themselves count as soon as they are longer than a page.
 */
const family: Readonly<Record<string, number>> = {
  nguyen: 0.33, tran: 0.11, le: 0.09, pham: 0.065, hoang: 0.04, huynh: 0.03, phan: 0.045, vu: 0.03, vo: 0.03, dang: 0.022,
  bui: 0.02, do: 0.015, ho: 0.02, ngo: 0.013, duong: 0.01, li: 0.006, dinh: 0.01, dao: 0.008, doan: 0.008, trinh: 0.006,
  cao: 0.008, mai: 0.005, luong: 0.005, truong: 0.01, ha: 0.004, thai: 0.005, ta: 0.003, lo: 0.004, vi: 0.004, luu: 0.003,
} // prettier-ignore

const middle: Readonly<Record<string, number>> = {
  thi: 0.33, van: 0.2, huu: 0.025, duc: 0.03, dinh: 0.025, ngoc: 0.03, xuan: 0.025, minh: 0.02, thanh: 0.025, cong: 0.015,
  quang: 0.02, hong: 0.015, kim: 0.012, hoang: 0.015, anh: 0.012, thu: 0.015, manh: 0.008, trong: 0.01, ba: 0.01, si: 0.006,
  viet: 0.008, the: 0.01, tuan: 0.01, quoc: 0.012, phuong: 0.01, bich: 0.008, mai: 0.006, thuy: 0.008, hai: 0.008, khac: 0.006,
} // prettier-ignore

const given: Readonly<Record<string, number>> = {
  huong: 0.018, hoa: 0.02, lan: 0.014, hung: 0.018, dung: 0.022, anh: 0.02, thuy: 0.018, hai: 0.016, ha: 0.016, binh: 0.013,
  thanh: 0.018, minh: 0.014, nga: 0.012, hang: 0.013, hien: 0.014, tuan: 0.014, son: 0.012, long: 0.009, nam: 0.011, hanh: 0.01,
  cuong: 0.011, mai: 0.009, linh: 0.012, tam: 0.011, phuong: 0.015, yen: 0.007, loan: 0.006, van: 0.012, hong: 0.011, quang: 0.009,
  duc: 0.009, trung: 0.01, tu: 0.007, thang: 0.011, thao: 0.008, thu: 0.01, ngoc: 0.008, dong: 0.005, lam: 0.006, giang: 0.006,
  hieu: 0.007, phuc: 0.005, vinh: 0.008, xuan: 0.006, tien: 0.008, khanh: 0.005, chung: 0.005, tho: 0.004, luong: 0.004, sau: 0.002,
} // prettier-ignore

/** `alone`: the field holds no other word; it may be any part of a name. */
export type Place = 'first' | 'between' | 'last' | 'alone'

/** The share of people whose name has this word in this place, before anything is known of the lists. */
export function commonness(word: string, place: Place): number {
  switch (place) {
    case 'first':
      return family[word] ?? 0.0012
    case 'between':
      return middle[word] ?? 0.003
    case 'last':
      return given[word] ?? 0.002
    case 'alone':
      return Math.max(family[word] ?? 0, given[word] ?? 0, 0.0015)
  }
}
