import '@testing-library/jest-dom/vitest';
import { configure } from '@testing-library/react';

// a deadline, not a pause: on a busy machine a page takes longer than the library's one second
configure({ asyncUtilTimeout: 10_000 });
