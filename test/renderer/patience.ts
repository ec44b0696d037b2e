import { configure } from '@testing-library/react';

// Room for a busy machine: what is looked for is found as soon as it is there, whatever this says.
configure({ asyncUtilTimeout: 20_000 });
