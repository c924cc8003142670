#pragma once

/// Must be included before any header of Highway. Disables SSSE3: no processor in use has it without SSE4,
/// and every instruction set costs compile time.
#ifndef HWY_DISABLED_TARGETS
#define HWY_DISABLED_TARGETS HWY_SSSE3
#endif
