SELECT rowid AS position, type, name, tbl_name, sql
FROM main.sqlite_master
ORDER BY rowid
