SELECT tbl, max(CAST(stat AS INTEGER)) AS rows
FROM main.sqlite_stat1
GROUP BY tbl
