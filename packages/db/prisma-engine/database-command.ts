export async function runDatabaseCommand(command: string|undefined, url: string|undefined): Promise<number> { return 0; }
