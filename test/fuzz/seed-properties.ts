import fc from "fast-check";

import { testSeed } from "./test-seed.ts";

// Each property that names no seed of its own draws from this one (see test-seed.ts).
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: testSeed });
