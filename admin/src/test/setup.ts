import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';

// a deadline, not a pause: on a busy machine a page takes longer than the library's one second
configure({ asyncUtilTimeout: 60_000 });
// the files of a worker share their modules, so that the library itself would only tidy up after the first of them
afterEach(cleanup);
