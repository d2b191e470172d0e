-- SQLite numbers the keys of a table from the last one to the first.
SELECT m.name AS tbl, f.id, f."table" AS target, f."from" AS col, f."to" AS target_col, f.on_update, f.on_delete
FROM main.sqlite_master AS m
    CROSS JOIN pragma_foreign_key_list(m.name, 'main') AS f
WHERE m.type = 'table'
ORDER BY m.rowid, f.id DESC, f.seq
