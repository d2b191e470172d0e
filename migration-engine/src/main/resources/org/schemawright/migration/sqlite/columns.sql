-- In the order of the catalog, so that when SQLite cannot compile an object, the reader knows which one it was.
SELECT m.rowid AS position, x.name, x.type, x."notnull" AS required, x.dflt_value, x.pk, x.hidden
FROM main.sqlite_master AS m
    CROSS JOIN pragma_table_xinfo(m.name, 'main') AS x
WHERE m.type IN ('table', 'view')
    AND m.rowid > ?
