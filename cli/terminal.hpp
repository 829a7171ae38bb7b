// The terminal: how wide it is, whether colour is wanted, and how errors about running are told.
#pragma once

#include "base/result.hpp"
#include "exit_code.hpp"
#include "io.hpp"

namespace dek::cli {

enum class ColorChoice { automatic, always, never };

/// `--color` first, then NO_COLOR, then CLICOLOR_FORCE and FORCE_COLOR, then whether standard output is a terminal that
/// can.
[[nodiscard]] bool wants_color(ColorChoice choice, const Io& io);

/// TextOptions::link_base for standard output: only where colour is used and the terminal is known to show links.
[[nodiscard]] std::string link_base(ColorChoice choice, const Io& io);

/// Colour for what goes to standard error, which has no option.
[[nodiscard]] bool wants_error_color(const Io& io);

/// Standard error is a terminal on which a line can be erased, and nobody asked for plain text.
[[nodiscard]] bool shows_progress(const Io& io);

/// Tells what went wrong and what to do on standard error; gives ExitCode::usage.
ExitCode fail(Io& io, const base::Error& error);

/// The process' own streams and environment around `out`, which writes to standard output.
[[nodiscard]] Io process_io(std::ostream& out);

}  // namespace dek::cli
