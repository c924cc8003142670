#include "app/heap.hpp"
#include "cli/command_line.hpp"

int main(int argc, char** argv) {
    storyflow::app::return_freed_memory();
    return storyflow::cli::run(argc, argv);
}
