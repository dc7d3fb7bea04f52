import { join } from 'node:path';

/** What is used of it. It is no dependency: its parts for other systems are more than a lock file can name everywhere. */
interface DuckDb {
  readonly DuckDBInstance: { create(path: string): Promise<Database> };
}
interface Database {
  connect(): Promise<Connection>;
  closeSync(): void;
}
interface Connection {
  runAndReadAll(sql: string): Promise<{ getRows(): readonly (readonly unknown[])[] }>;
  closeSync(): void;
}

/** Installed by whoever wants this check: `npm install --no-save @duckdb/node-api`. */
const DUCKDB: string = '@duckdb/node-api';

/** Reads the parquet file of each export with DuckDB: each entity stands where it says, in code points as DuckDB counts. */
export async function checkParquet(folders: readonly string[]): Promise<string> {
  const { DuckDBInstance } = (await import(DUCKDB)) as DuckDb;
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  let [documents, annotations] = [0, 0];
  try {
    for (const folder of folders) {
      const file = join(folder, 'data.parquet').replaceAll("'", "''");
      const counted = await connection.runAndReadAll(
        `SELECT count(*)::INTEGER, coalesce(sum(len(entities)), 0)::INTEGER FROM read_parquet('${file}')`,
      );
      const wrong = await connection.runAndReadAll(
        `SELECT one."text", "text"[one."start" + 1 : one."end"] FROM (SELECT "text", unnest(entities) AS one FROM read_parquet('${file}')) WHERE "text"[one."start" + 1 : one."end"] <> one."text"`,
      );
      const rows = wrong.getRows();
      if (rows.length > 0)
        throw new Error(`${file}: an entity does not stand where it says: ${JSON.stringify(rows[0])}`);
      const [row = []] = counted.getRows();
      documents += Number(row[0]);
      annotations += Number(row[1]);
    }
  } finally {
    connection.closeSync();
    database.closeSync();
  }
  return `documents=${documents} annotations=${annotations}`;
}
