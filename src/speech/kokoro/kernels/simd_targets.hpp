#pragma once

/// Included before any header of Highway. No processor in use has SSSE3 without SSE4, and every instruction
/// set costs compile time.
#ifndef HWY_DISABLED_TARGETS
#define HWY_DISABLED_TARGETS HWY_SSSE3
#endif
