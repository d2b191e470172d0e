-- Triggers that somebody made: not those of constraints, nor the copies on partitions.
SELECT t.tgrelid AS relation,
       t.tgname,
       pg_get_triggerdef(t.oid) AS definition
  FROM pg_catalog.pg_trigger t
 WHERE NOT t.tgisinternal
   AND t.tgparentid = 0
 ORDER BY t.tgrelid, t.tgname
