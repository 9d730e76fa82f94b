/** The first entry of a backup, for whoever opens the file without the program. */
export const about = `CHI BỘ – BẢN SAO LƯU

Tệp này chứa dữ liệu cá nhân. Cất ở nơi chỉ người có trách nhiệm vào được, không ở cùng đĩa với dữ liệu gốc.
Phục hồi vào một nơi trống:   CHIBO_DATA=/thư/mục/mới npx chibo restore TỆP --verify
Khóa của số định danh (secret.key) KHÔNG có ở đây. Không có khóa thì phục hồi xong vẫn không đọc được các số đó.

CHI BỘ – BACKUP

This file holds personal data. Keep it where only those answerable for it come, not on the disk of the data itself.
To restore it into an empty place:   CHIBO_DATA=/new/folder npx chibo restore FILE --verify
The key of the identity numbers (secret.key) is NOT in here. Without it those numbers stay unreadable after a restore.

What it is: a tar file. Each SCHEMA/TABLE.NNNNN.tsv.zst is a part of a table, packed by zstd, in the text format of PostgreSQL's
COPY, columns as in manifest.json. manifest.json holds the SHA-256 of each part; SHA256 that of everything before itself.
`
