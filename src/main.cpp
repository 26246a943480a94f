#include "cli/cli.hpp"

int main(int argc, char** argv) { return gridwarden::cli::main(argc, argv); }
