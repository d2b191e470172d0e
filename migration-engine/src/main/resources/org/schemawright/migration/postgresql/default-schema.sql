SELECT coalesce(current_schema(), 'public') AS schema
