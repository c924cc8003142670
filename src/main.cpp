#include "cli/command_line.hpp"

int main(int argc, char** argv) {
    return storyflow::cli::run(argc, argv);
}
