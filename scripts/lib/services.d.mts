export interface LocalServer {
  pid: number;
  port: number;
  isAdopted: boolean;
}
export interface Secrets {
  superuserPassword: string;
  ownerPassword: string;
  appPassword: string;
  redisPassword: string;
  jwtSecret: string;
  encryptionKey: string;
}
export interface Services {
  postgres: LocalServer & { version: string; cluster: string; isNew: boolean; superuserUrl: string };
  redis: (LocalServer & { url: string }) | null;
  secrets: Secrets;
  databaseUrl: string;
  ownerUrl: string;
  adminUrl: string;
  redisUrl?: string;
}
export function provision(options: {
  root: string;
  dataDir: string;
  database?: string | null;
  isDisposable?: boolean;
  mayInstall?: boolean;
  wantsRedis?: boolean;
  say?: (text: string) => void;
}): Promise<Services>;
export function urlsOf(port: number, secrets: Secrets, database: string): { databaseUrl: string; ownerUrl: string; adminUrl: string };
export function stopServices(services: Pick<Services, 'postgres' | 'redis'>): Promise<void>;
