import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const api = 'http://127.0.0.1:' + (process.env['API_PORT'] ?? '3000');

export default defineConfig({
  base: '/admin/',
  plugins: [react()],
  build: { manifest: true, target: 'es2022', chunkSizeWarningLimit: 1200 },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': api, '/health': api } },
  preview: { host: '127.0.0.1', port: 5173, proxy: { '/api': api, '/health': api } },
  test: {
    environment: 'jsdom',
    // the library of components is read once, not once per file
    isolate: false,
    maxWorkers: 2,
    globals: true,
    setupFiles: ['./src/test/setup.ts'],
    include: ['src/**/*.spec.{ts,tsx}'],
    // A browser far from the business: every date test runs where a wrong zone shows at once.
    env: { TZ: 'Asia/Kolkata' },
    // Under Node the two router packages resolve to different module formats, and so to two contexts that never meet.
    alias: { 'react-router-dom': fileURLToPath(new URL('node_modules/react-router-dom/dist/index.mjs', import.meta.url)) },
    server: { deps: { inline: [/react-admin/, /\/ra-/, /react-router/] } },
    // deadlines, not pauses: a list of a hundred rows takes some seconds of a busy machine
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
