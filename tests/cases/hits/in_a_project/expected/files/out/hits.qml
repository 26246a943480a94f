<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|AttributeTable" labelsEnabled="0">
<renderer-v2 type="categorizedSymbol" attr="relation" symbollevels="0" enableorderby="0" forceraster="0"><categories>
<category value="inside" type="string" label="位于保护区内" symbol="0" render="true"/>
<category value="part" type="string" label="部分位于保护区内" symbol="1" render="true"/>
<category value="outside" type="string" label="位于保护区外" symbol="2" render="true"/>
<category value="" type="string" label="未给保护区" symbol="3" render="true"/>
</categories><symbols>
<symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="diamond"/><Option type="QString" name="color" value="213,94,0,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="3.6"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="1" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="triangle"/><Option type="QString" name="color" value="230,159,0,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="3.2"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="2" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="circle"/><Option type="QString" name="color" value="244,244,244,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="1.8"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="3" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="circle"/><Option type="QString" name="color" value="86,180,233,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="2.2"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
</symbols></renderer-v2>
<aliases>
<alias field="site_id" index="0" name="点位编号"/>
<alias field="kind" index="1" name="类型"/>
<alias field="zone_id" index="2" name="保护区编号"/>
<alias field="zone_level" index="3" name="保护区级别"/>
<alias field="relation" index="4" name="空间关系"/>
<alias field="on_border" index="5" name="位于边界上"/>
<alias field="overlap_km2" index="6" name="重叠面积（km²）"/>
<alias field="overlap_share" index="7" name="占点位面积比例"/>
<alias field="distance_m" index="8" name="距离（m）"/>
<alias field="governs" index="9" name="适用最严级别"/>
<alias field="rule_id" index="10" name="规则编号"/>
<alias field="clause" index="11" name="条款"/>
<alias field="verified" index="12" name="来源已核实"/>
<alias field="rule_text" index="13" name="条款要求"/>
</aliases>
<attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0"><columns>
<column type="field" name="site_id" hidden="0" width="-1"/>
<column type="field" name="kind" hidden="0" width="-1"/>
<column type="field" name="zone_id" hidden="0" width="-1"/>
<column type="field" name="zone_level" hidden="0" width="-1"/>
<column type="field" name="relation" hidden="0" width="-1"/>
<column type="field" name="on_border" hidden="0" width="-1"/>
<column type="field" name="overlap_km2" hidden="0" width="-1"/>
<column type="field" name="overlap_share" hidden="0" width="-1"/>
<column type="field" name="distance_m" hidden="0" width="-1"/>
<column type="field" name="governs" hidden="0" width="-1"/>
<column type="field" name="rule_id" hidden="0" width="-1"/>
<column type="field" name="clause" hidden="0" width="-1"/>
<column type="field" name="verified" hidden="0" width="-1"/>
<column type="field" name="rule_text" hidden="0" width="-1"/>
<column type="actions" hidden="1" width="-1"/>
</columns></attributetableconfig>
</qgis>
<!-- gridwarden style sha256:0d1165b479134889d928af9f9b53cce0e90219d12b9290c2f10cf757ba8d1d9c -->
