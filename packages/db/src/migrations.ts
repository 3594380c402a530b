export async function pendingMigrations(_pool: unknown): Promise<string[]> { return []; }
