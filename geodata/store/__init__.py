"""The only room that speaks SQL: schema, migrations, one module of queries for each record."""
