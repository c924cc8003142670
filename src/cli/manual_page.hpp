#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command_form.hpp"

namespace storyflow::cli {

/// A setting that has a variable of the environment and a key in the configuration file.
struct SettingForm {
    std::string name;  ///< "task-retention"
    std::string help;
};

/// The manual page storyflow(1) in roff: every command with its options, the settings, files and exit
/// statuses. Pure.
[[nodiscard]] std::string manual_page(const CommandForm& program, const std::vector<SettingForm>& settings,
                                      std::string_view version);

}  // namespace storyflow::cli
