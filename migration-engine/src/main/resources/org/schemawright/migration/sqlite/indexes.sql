SELECT m.name AS tbl, i.name, i."unique" AS is_unique, i.origin, x.cid, x.name AS col, x."desc" AS is_descending
FROM main.sqlite_master AS m
    CROSS JOIN pragma_index_list(m.name, 'main') AS i
    CROSS JOIN pragma_index_xinfo(i.name, 'main') AS x
WHERE m.type = 'table'
    AND x.key = 1
ORDER BY i.name, x.seqno
