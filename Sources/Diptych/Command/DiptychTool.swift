/// The command line tool.
public enum DiptychTool {
  /// Runs the tool with the process's arguments.
  public static func main(adding stages: [any Stage.Type] = []) {}
}
