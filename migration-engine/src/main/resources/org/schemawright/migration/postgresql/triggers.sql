-- Triggers that somebody made: not those of constraints, nor the copies on partitions (which are internal before 13).
SELECT t.oid,
       t.tgrelid AS relation,
       t.tgname,
       t.tgenabled::text AS state,
       pg_get_triggerdef(t.oid) AS definition
  FROM pg_catalog.pg_trigger t
 WHERE NOT t.tgisinternal
   AND t.tgparentid = 0 -- if pg_trigger.tgparentid
 ORDER BY t.tgrelid, t.tgname
